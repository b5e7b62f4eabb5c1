"""A postcode as people write it: with a space, while registers write none."""

import re

_CODE = re.compile(r"(?:(?<=^)|(?<=, ))(\d{4})([A-Z]{2})(?= |$)")


def spaced(address: str) -> str:
    """Write the postcode of an address as people do: 'Weg 1, 1234 AB Plaats'."""
    return _CODE.sub(r"\1 \2", address)
