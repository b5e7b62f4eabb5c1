"""What this wing tells the rooms below when the site starts: nothing yet."""


def register() -> None:
    """Have the shape of every wing."""
