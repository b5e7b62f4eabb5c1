"""Which pages of the room `areas` stand under which."""

from collections.abc import Mapping

_YARDS: Mapping[str, tuple[str, ...]] = {
    "areas:yards": (
        "areas:yard",
        "areas:yard_file",
        "areas:imports",
        "areas:checks",
        "areas:grants",
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
_MAKING: Mapping[str, tuple[str, ...]] = {}
_ASKS: Mapping[str, tuple[str, ...]] = {}
_ATLAS: Mapping[str, tuple[str, ...]] = {}
_REPORTS: Mapping[str, tuple[str, ...]] = {}
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
