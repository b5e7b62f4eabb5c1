"""The doors of the room `rounds`: who plans a round, and what everybody may read."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.access import Door, anybody, within
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.roles import Role

PLANS = {Role.COORDINATOR}
# What a team does with what it sees is no secret to who goes out.
READS_RULE = {Role.COORDINATOR, Role.FIELD_TEAM, Role.PRIVACY_OFFICER}
# Where there is one coordinator, the privacy officer can be the second of a draw: he
# belongs to the same municipality, stands apart from the work, and sees areas only.
DRAWS = {*PLANS, Role.PRIVACY_OFFICER}

# A field team sees its own day; the page itself keeps to that.
GOES_OUT = {Role.COORDINATOR, Role.FIELD_TEAM}


def _of_yards(title: str | Promise) -> Door:
    return within(title, PLANS, purpose=Purpose.PREPARE_ROUND)


def _in_the_field(title: str | Promise) -> Door:
    return within(title, GOES_OUT, purpose=Purpose.VISIT)


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
    "rounds:round_close": within(_("Close a round"), PLANS),
    "rounds:round_areas": within(_("Areas of a round"), PLANS),
    "rounds:round_order": within(_("Order of the areas"), PLANS),
    "rounds:draw_new": within(_("Draw the order"), PLANS),
    "rounds:draw": within(_("One draw"), DRAWS),
    # Whoever was told of a visit there hears of it, so that yards are read.
    "rounds:pause_new": _of_yards(_("Let an area wait")),
    "rounds:pause": _of_yards(_("An area that waits")),
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
_KINDS: Mapping[str, Door] = {
    "rounds:farm_hours": within(_("Hours of kinds of farm"), PLANS),
    "rounds:farm_hours_new": within(_("Set hours for a kind of farm"), PLANS),
    "rounds:farm_hours_edit": within(_("Hours of a kind of farm"), PLANS),
}
_CAPACITY: Mapping[str, Door] = {
    "rounds:capacity": within(_("What fits in a round"), PLANS),
    "rounds:capacity_file": within(_("What fits in a round, as a file"), PLANS),
}
_PLANS: Mapping[str, Door] = {
    "rounds:plan": _of_yards(_("Plan of a round")),
    "rounds:plan_start": _of_yards(_("Make a plan")),
    "rounds:plan_days": _of_yards(_("Days of a plan")),
    "rounds:plan_ill": _of_yards(_("Somebody cannot come")),
    "rounds:closure_new": _of_yards(_("A road is closed")),
    "rounds:closure_remove": within(_("The road is open again"), PLANS),
    "rounds:stop_new": _of_yards(_("Add a visit that was asked for")),
    "rounds:stop": _of_yards(_("One planned visit")),
    "rounds:stop_move": _of_yards(_("Move a visit")),
    "rounds:stop_appointment": _of_yards(_("Make an appointment")),
    "rounds:stop_why": _of_yards(_("Why this visit is here in the day")),
}
_LETTERS: Mapping[str, Door] = {
    "rounds:announcement": _of_yards(_("Announce a round")),
    "rounds:announcement_edit": within(_("What the letter says"), PLANS),
    "rounds:announce": _of_yards(_("Send the announcement")),
    "rounds:letters_file": within(
        _("Letters as a file"),
        PLANS,
        is_sensitive=True,
        purpose=Purpose.PREPARE_ROUND,
    ),
    "rounds:announcement_text": within(_("Texts about a round as a file"), PLANS),
    "rounds:answers": _of_yards(_("Answers to an announcement")),
    "rounds:answer": _of_yards(_("One answer")),
    "rounds:answer_enter": _of_yards(_("Enter an answer")),
    # For farmers: with the code of their letter, or for everybody.
    "rounds:answer_code": anybody(_("Answer with a code")),
    "rounds:answer_page": anybody(_("Your answer"), purpose=Purpose.PREPARE_ROUND),
    "rounds:round_public": anybody(_("About this round")),
}
_VISITS: Mapping[str, Door] = {
    "rounds:today": _in_the_field(_("Today")),
    "rounds:day_plan": _in_the_field(_("Day plan of a team")),
    "rounds:day_plan_file": _in_the_field(_("Day plan as a file")),
    "rounds:visit_stop": _in_the_field(_("One visit of today")),
    "rounds:visit_record": _in_the_field(_("Write down how it went")),
    "rounds:visits": _of_yards(_("Visits of a round")),
    "rounds:visit": _of_yards(_("One visit")),
    "rounds:conversation_card": within(_("Conversation card"), GOES_OUT),
}
_COVERAGE: Mapping[str, Door] = {
    "rounds:coverage": within(_("How far we are"), PLANS),
    "rounds:coverage_map": within(_("Drawing of how far we are"), PLANS),
    "rounds:area_rhythm": within(_("How often an area is visited"), PLANS),
    "rounds:next_round": within(_("Propose the next round"), PLANS),
}
_HARVEST: Mapping[str, Door] = {
    "rounds:harvests": within(_("What we heard"), PLANS),
    "rounds:harvest": within(_("What we heard in an area"), PLANS),
    "rounds:harvest_approve": within(_("Approve what we tell back"), PLANS),
    "rounds:harvest_publish": within(_("Publish what we heard"), PLANS),
    "rounds:harvest_file": within(_("What we heard as a file"), PLANS),
    "rounds:harvest_public": anybody(_("We heard this, we do this")),
    "rounds:harvest_public_file": anybody(_("We heard this, we do this, as a file")),
}
ROUNDS: Mapping[str, Door] = {
    **_RULES,
    **_SETUP,
    **_TEAMS,
    **_KINDS,
    **_CAPACITY,
    **_PLANS,
    **_LETTERS,
    **_VISITS,
    **_COVERAGE,
    **_HARVEST,
}
