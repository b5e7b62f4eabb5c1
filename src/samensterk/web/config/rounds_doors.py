"""The doors of the room `rounds`: who plans a round, and what everybody may read."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, anybody, within
from samensterk.web.common.roles import Role

PLANS = {Role.COORDINATOR}
# What a team does with what it sees is no secret to who goes out.
READS_RULE = {Role.COORDINATOR, Role.FIELD_TEAM, Role.PRIVACY_OFFICER}

_RULES: Mapping[str, Door] = {
    "rounds:rule": within(_("The rule for what a team sees"), READS_RULE),
    "rounds:rule_edit": within(_("Publish the rule"), PLANS),
    "rounds:rule_public": anybody(_("What a team does with what it sees")),
}
_SETUP: Mapping[str, Door] = {
    "rounds:rounds": within(_("Rounds"), PLANS),
    "rounds:round_new": within(_("New round"), PLANS),
    "rounds:round": within(_("One round"), PLANS),
    "rounds:round_edit": within(_("Change a round"), PLANS),
    "rounds:round_remove": within(_("Remove a round"), PLANS),
    "rounds:round_areas": within(_("Areas of a round"), PLANS),
    "rounds:round_order": within(_("Order of the areas"), PLANS),
    "rounds:draw_new": within(_("Draw the order"), PLANS),
    "rounds:draw": within(_("One draw"), PLANS),
    "rounds:pause_new": within(_("Let an area wait"), PLANS),
    "rounds:pause": within(_("An area that waits"), PLANS),
    "rounds:draw_public": anybody(_("Check a draw")),
    "rounds:draw_list": anybody(_("The list of a draw as a file")),
}
_TEAMS: Mapping[str, Door] = {
    "rounds:teams": within(_("Teams of a round"), PLANS),
    "rounds:team_new": within(_("New team"), PLANS),
    "rounds:team": within(_("One team"), PLANS),
    "rounds:team_edit": within(_("Change a team"), PLANS),
    "rounds:team_remove": within(_("Remove a team"), PLANS),
    "rounds:team_days": within(_("Half days of a team"), PLANS),
    "rounds:team_member_new": within(_("Add somebody to a team"), PLANS),
    "rounds:team_member": within(_("Somebody in a team"), PLANS),
    "rounds:team_member_remove": within(_("Take somebody out of a team"), PLANS),
    "rounds:name_policies": within(_("How people are named"), PLANS),
}
_CAPACITY: Mapping[str, Door] = {
    "rounds:capacity": within(_("What fits in a round"), PLANS),
    "rounds:capacity_file": within(_("What fits in a round, as a file"), PLANS),
}
ROUNDS: Mapping[str, Door] = {**_RULES, **_SETUP, **_TEAMS, **_CAPACITY}
