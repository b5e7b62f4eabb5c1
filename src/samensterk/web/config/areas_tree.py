"""Which pages of the room `areas` stand under which."""

from collections.abc import Mapping

_YARDS: Mapping[str, tuple[str, ...]] = {
    "areas:yards": (
        "areas:yard",
        "areas:yard_file",
    ),
}
_IMPORTS: Mapping[str, tuple[str, ...]] = {}
_CHECKS: Mapping[str, tuple[str, ...]] = {}
_MAKING: Mapping[str, tuple[str, ...]] = {
    "areas:scans": ("areas:load_scan", "areas:order_new", "areas:order", "areas:asks"),
    "areas:orders": ("areas:orders_new", "areas:orders_one", "areas:asks_region"),
}
_ASKS: Mapping[str, tuple[str, ...]] = {
    "areas:asks": (
        "areas:ask_new",
        "areas:ask",
        "areas:ask_edit",
        "areas:ask_return",
        "areas:ask_deliver",
    ),
}
_ATLAS: Mapping[str, tuple[str, ...]] = {}
_REPORTS: Mapping[str, tuple[str, ...]] = {
    "areas:reports": ("areas:report_new", "areas:report"),
}
_TALKS: Mapping[str, tuple[str, ...]] = {}
_DRIVES: Mapping[str, tuple[str, ...]] = {}
AREAS_TREE: Mapping[str, tuple[str, ...]] = {
    **_YARDS,
    **_IMPORTS,
    **_CHECKS,
    **_MAKING,
    **_ASKS,
    **_ATLAS,
    **_REPORTS,
    **_TALKS,
    **_DRIVES,
}
