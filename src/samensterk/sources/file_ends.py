"""The first and last bytes of a file: enough to tell what it is and whether it is whole."""

from pathlib import Path

_HEAD_BYTES = 1 << 16
_TAIL_BYTES = 1 << 10


def head_of(path: Path) -> bytes:
    """Give the start of a file without leading blanks; nothing when unreadable."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError:
        return b""


def tail_of(path: Path) -> bytes:
    """Give the end of a file without trailing blanks; nothing when unreadable."""
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - _TAIL_BYTES, 0))
            return file.read().rstrip()
    except OSError:
        return b""
