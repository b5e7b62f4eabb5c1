"""What this wing tells the rooms below when the site starts."""


def register() -> None:
    """Nothing yet."""
