"""How an area is named to who does not work with its number."""


def name_outside(name: str) -> str:
    """Name an area for residents, neighbours and the press.

    The number of a visit area says them nothing; where it has no other name it stays.
    """
    return name.partition(": ")[2] or name
