"""Which pages of the room `areas` stand under which."""

from collections.abc import Mapping

_YARDS: Mapping[str, tuple[str, ...]] = {
    "areas:yards": (
        "areas:yard",
        "areas:yard_file",
        "areas:yard_changes",
        "areas:yard_new",
        "areas:yard_correct",
        "areas:yard_merge",
        "areas:yard_split",
        "areas:yard_ceased",
        "areas:yard_back",
        "areas:contact_new",
        "areas:contact",
        "areas:contact_remove",
        "areas:corrections",
        "areas:questions",
        "areas:imports",
        "areas:checks",
        "areas:grants",
    ),
    "areas:corrections": ("areas:correction_undo",),
    "areas:questions": ("areas:question",),
}
_IMPORTS: Mapping[str, tuple[str, ...]] = {
    "areas:imports": (
        "areas:import_new",
        "areas:import",
        "areas:import_columns",
        "areas:import_row",
    ),
}
_CHECKS: Mapping[str, tuple[str, ...]] = {
    "areas:checks": ("areas:check_new", "areas:check"),
    "areas:my_checks": ("areas:my_check",),
    "areas:grants": ("areas:grant_new",),
    "areas:granted_yards": ("areas:granted_yard",),
}
_MAKING: Mapping[str, tuple[str, ...]] = {
    "areas:scans": (
        "areas:load_scan",
        "areas:order_new",
        "areas:order",
        "areas:asks",
        "areas:talks",
        "areas:drives",
    ),
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
_ATLAS: Mapping[str, tuple[str, ...]] = {
    "areas:scans": (
        "areas:scan",
        "areas:map",
        "areas:map_search",
        "areas:area_table",
        "areas:area",
        "areas:card",
        "areas:context",
        "areas:area_changes",
        "areas:lens",
    ),
}
_REPORTS: Mapping[str, tuple[str, ...]] = {
    "areas:scan": ("areas:reports",),
    "areas:reports": ("areas:report_new", "areas:report"),
}
_TALKS: Mapping[str, tuple[str, ...]] = {
    "areas:talks": (
        "areas:talk",
        "areas:talk_new",
        "areas:talk_edit",
        "areas:talk_remove",
        "areas:talk_note",
        "areas:talk_note_remove",
    ),
}
_DRIVES: Mapping[str, tuple[str, ...]] = {
    "areas:drives": (
        "areas:drive",
        "areas:drive_new",
        "areas:drive_edit",
        "areas:drive_remove",
        "areas:drive_note",
        "areas:drive_note_remove",
        "areas:drive_note_task",
    ),
}
_WINGS = (
    _YARDS,
    _IMPORTS,
    _CHECKS,
    _MAKING,
    _ASKS,
    _ATLAS,
    _REPORTS,
    _TALKS,
    _DRIVES,
)


def _together() -> dict[str, tuple[str, ...]]:
    """Join what several wings hang under one page."""
    found: dict[str, tuple[str, ...]] = {}
    for wing in _WINGS:
        for above, pages in wing.items():
            found[above] = (*found.get(above, ()), *pages)
    return found


AREAS_TREE: Mapping[str, tuple[str, ...]] = _together()
