"""What a coordinator must look at in a team, in words. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.teams.clashes import Clash
from samensterk.web.rounds.teams.models import Shift, Team, TeamMember

FEWEST, MOST = 2, 3
MOST_DAYS_NAMED = 3


def attention_for(
    team: Team, of: Round, free: Mapping[date, str], clashes: Sequence[Clash]
) -> list[str]:
    """Give what is not as it should be, the weightiest first.

    The people and half days of the team are fetched already.
    """
    people, shifts = list(team.people.all()), list(team.shifts.all())
    return [
        *_about_people(people),
        *_about_parts(people, of.composition),
        *_about_half_days(shifts, of, free),
        *(_about_clash(one) for one in clashes),
        *_about_place(team),
    ]


def _about_people(people: Sequence[TeamMember]) -> Iterator[str]:
    if not people:
        yield _("There is nobody in this team yet.")
    elif len(people) < FEWEST:
        yield _("There is one person in this team. A team visits with two or three.")
    elif len(people) > MOST:
        yield _(
            "There are %(n)d people in this team. With more than three at the door a talk feels like a raid."
        ) % {"n": len(people)}


def _about_parts(
    people: Sequence[TeamMember], composition: Mapping[str, int]
) -> Iterator[str]:
    there = Counter(one.part for one in people)
    words = dict(TeamMember.Part.choices)
    for part, wanted in composition.items():
        lacking = int(wanted) - there[part]
        if lacking > 0:
            yield _(
                "This round asks %(wanted)d × %(part)s in each team; there is %(n)d."
            ) % {
                "wanted": wanted,
                "part": words.get(part, part),
                "n": there[part],
            }


def _about_half_days(
    shifts: Sequence[Shift], of: Round, free: Mapping[date, str]
) -> Iterator[str]:
    if not shifts:
        yield _("This team has no half days yet, so nothing can be planned for it.")
        return
    outside = [one for one in shifts if not of.starts_on <= one.day <= of.ends_on]
    if outside:
        n = len(outside)
        yield ngettext(
            "%(n)d half day is outside the period of the round and does not count.",
            "%(n)d half days are outside the period of the round and do not count.",
            n,
        ) % {"n": n}
    for day in sorted({one.day for one in shifts} & free.keys()):
        yield _("%(day)s does not count: %(why)s.") % {
            "day": _day(day),
            "why": free[day],
        }


def _about_clash(clash: Clash) -> str:
    days = list(dict.fromkeys(day for day, _half in clash.half_days))
    told = ", ".join(_day(one) for one in days[:MOST_DAYS_NAMED])
    if len(days) > MOST_DAYS_NAMED:
        more = len(days) - MOST_DAYS_NAMED
        told = ngettext(
            "%(days)s and %(n)d more day", "%(days)s and %(n)d more days", more
        )
        told = told % {"days": ", ".join(map(_day, days[:MOST_DAYS_NAMED])), "n": more}
    where = _other_team(clash)
    if clash.is_sure:
        words = _("One person of this team is at the same time in %(team)s: %(days)s.")
    else:
        words = _(
            "Somebody with the same name and organisation is at the same time in %(team)s: %(days)s. Is that another person, then all is well."
        )
    return words % {"team": where, "days": told}


def _other_team(clash: Clash) -> str:
    other = clash.other.team
    if other.of_id == clash.member.team.of_id:
        return other.name
    return _("%(team)s of the round '%(round)s'") % {
        "team": other.name,
        "round": other.of.title,
    }


def _about_place(team: Team) -> Iterator[str]:
    if team.start_x_m is None:
        yield _(
            "Where this team starts has no place on the map, so the way there and back is not counted."
        )


def _day(day: date) -> str:
    return date_format(day, "j F")
