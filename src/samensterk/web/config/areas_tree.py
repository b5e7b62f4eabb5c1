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
_MAKING: Mapping[str, tuple[str, ...]] = {}
_ASKS: Mapping[str, tuple[str, ...]] = {}
_ATLAS: Mapping[str, tuple[str, ...]] = {}
_REPORTS: Mapping[str, tuple[str, ...]] = {}
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
