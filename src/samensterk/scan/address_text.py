"""An address as people write it."""

from typing import Any


def address_text(address: dict[str, Any]) -> str:
    """Write a row of ADDRESSES as people do: 'Dorpsweg 12a-3, 8261AB Kampen'."""
    number = "".join(
        str(address[part] or "") for part in ("house_number", "house_letter")
    )
    suffix = f"-{address['house_suffix']}" if address["house_suffix"] else ""
    first = " ".join(filter(None, [address["street"], f"{number}{suffix}"]))
    last = " ".join(filter(None, [address["postcode"], address["place"]]))
    return ", ".join(filter(None, [first, last]))
