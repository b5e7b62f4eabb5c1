"""Which files of a scan folder hold yards, addresses or one building."""

from pathlib import Path

_OF_YARDS = ("yards", "units", "buildings", "addresses")


def without_yards(folder: Path) -> None:
    """Take what is about yards and addresses out of a scan folder."""
    for name in _OF_YARDS:
        (folder / f"{name}.parquet").unlink(missing_ok=True)
