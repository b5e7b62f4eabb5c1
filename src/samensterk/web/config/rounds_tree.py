"""Which pages of the room `rounds` stand under which."""

from collections.abc import Mapping

ROUNDS_TREE: Mapping[str, tuple[str, ...]] = {
    "rounds:rounds": (
        "rounds:round_new",
        "rounds:round",
        "rounds:draw",
        "rounds:pause",
        "rounds:rule",
        "rounds:name_policies",
    ),
    "rounds:rule": ("rounds:rule_edit",),
    "rounds:round": (
        "rounds:round_edit",
        "rounds:round_remove",
        "rounds:round_areas",
        "rounds:round_order",
        "rounds:pause_new",
        "rounds:teams",
        "rounds:capacity",
    ),
    "rounds:round_order": ("rounds:draw_new",),
    "rounds:teams": (
        "rounds:team_new",
        "rounds:team",
    ),
    "rounds:team": (
        "rounds:team_edit",
        "rounds:team_remove",
        "rounds:team_days",
        "rounds:team_member_new",
        "rounds:team_member",
        "rounds:team_member_remove",
    ),
}
