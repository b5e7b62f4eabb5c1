"""What this wing tells the rooms below when the site starts."""


def register() -> None:
    """Nothing: it only reads what scans and yards keep."""
