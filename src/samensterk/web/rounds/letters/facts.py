"""What a letter says, taken from the round as it is now; in Dutch, for residents."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.formats import time_format

from samensterk.web.accounts.letterheads import signs_as
from samensterk.web.accounts.queries import municipality_by_id
from samensterk.web.common.keeping import in_words
from samensterk.web.common.moments import day_words, now
from samensterk.web.common.site_addresses import as_typed, on_site
from samensterk.web.privacy.retention.queries import terms_at
from samensterk.web.rounds.letters.models import Announcement
from samensterk.web.rounds.letters.wording import RoundWords, RuleWords, person_words
from samensterk.web.rounds.rules.models import FieldRule
from samensterk.web.rounds.setup.area_words import name_outside
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.models import TeamMember
from samensterk.web.rounds.teams.queries import name_for_residents, policies_of

KEPT = {
    "letters": "rounds.Letter",
    "answers": "rounds.Answer",
    "visits": "rounds.Visit",
}
HOURS = ("morning_from", "morning_until", "afternoon_from", "afternoon_until")


def round_words(of: Round, announcement: Announcement) -> RoundWords:
    """Gather what is the same for every reader; six queries, for any number of them."""
    with translation.override("nl"):
        here = municipality_by_id(of.municipality_id)
        return RoundWords(
            municipality=signs_as(here),
            title=of.title,
            purpose=of.purpose,
            whom=of.whom,
            areas=area_names(of),
            starts_on=day_words(of.starts_on),
            ends_on=day_words(of.ends_on),
            minutes=of.minutes_first,
            hours={one: time_format(getattr(of, one), "G:i") for one in HOURS},
            rule=rule_words(announcement.rule),
            who=parts_of(of),
            ask_at=announcement.ask_at,
            complain_at=announcement.complain_at,
            answer_until=day_words(announcement.answer_until),
            answer_address=as_typed(reverse("rounds:answer_code")),
            public_url=public_url(announcement),
            kept=_terms(of.municipality_id),
        )


def rule_words(rule: FieldRule) -> RuleWords:
    with translation.override("nl"):
        decided_on = day_words(rule.decided_on)
    return RuleWords(rule.acute, rule.leaves, rule.decided_by, decided_on)


def area_names(of: Round) -> list[str]:
    """Name the areas in their order, as who lives there knows them."""
    rows = of.areas.order_by("place", "pk").values_list("area__name", flat=True)
    return [name_outside(one) for one in rows]


def parts_of(of: Round) -> Sequence[str]:
    """Say which parts of which organisations are in the teams, without names."""
    people = TeamMember.objects.filter(team__of=of).select_related("organisation")
    pairs = dict.fromkeys(
        (one.part, _employer(one)) for one in people.order_by("part", "pk")
    )
    return [person_words(part, name) for part, name in pairs]


def people_by_team(
    municipality_id: int, team_ids: Iterable[int]
) -> Mapping[int, Sequence[str]]:
    """Name who is in each team, as their employers want; two queries."""
    policies = policies_of(municipality_id)
    rows = TeamMember.objects.filter(team__in=set(team_ids))
    found: dict[int, list[str]] = {}
    for one in rows.select_related("organisation").order_by("part", "pk"):
        name = name_for_residents(one, policies)
        words = person_words(one.part, _employer(one), name)
        found.setdefault(one.team_id, []).append(words)
    return found


def _employer(one: TeamMember) -> str:
    """Name an organisation as a letter does; a municipality is known by its bare name."""
    of = one.organisation
    return f"gemeente {of.name}" if of.kind == of.Kind.MUNICIPALITY else of.name


def public_url(announcement: Announcement) -> str:
    path = reverse("rounds:round_public", args=[announcement.public_id])
    return on_site(path)


def answer_url(code: str) -> str:
    return on_site(reverse("rounds:answer_page", args=[code]))


def _terms(municipality_id: int) -> Mapping[str, str]:
    """Say how long things are kept here; a municipality may keep them shorter."""
    days = {
        one.kept.model: one.goes_after_days for one in terms_at(municipality_id, now())
    }
    return {name: in_words(days[model]) for name, model in KEPT.items()}
