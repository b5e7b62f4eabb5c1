"""Numbers, units and dates as the Dutch write them."""

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def dutch_number(value: float, decimals: int = 0) -> str:
    """Write a number as the Dutch do: 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def dutch_count(count: int, one: str, more: str) -> str:
    """Write a number with its noun: 1 gebied, 12 gebieden."""
    return f"{dutch_number(count)} {one if count == 1 else more}"


def dutch_value(value: float | None, unit: str) -> str:
    """Write a figure with its unit; what is unknown says so."""
    if value is None:
        return "niet bekend"
    if unit == "share":
        return f"{dutch_number(100 * value)} %"
    endings = {"m2": " m²", "m": " m", "km": " km", "min": " minuten"}
    decimals = 1 if unit == "km" else 0
    return dutch_number(value, decimals) + endings.get(unit, "")


def dutch_unit(unit: str) -> str:
    """Write the unit behind the name of a column."""
    names = {"m2": "m²", "m": "m", "km": "km", "min": "minuten", "share": "0 tot 1"}
    return f"({names[unit]})" if unit in names else ""


def dutch_date(iso: str) -> str:
    """Write 2026-11-24 as 24 november 2026."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"
