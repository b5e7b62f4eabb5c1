"""What plans keep about an address and about who had a round planned."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import municipality_by_id, people_named
from samensterk.web.common.personal_data import Item, Person, about_address
from samensterk.web.rounds.plans.models import PlanRun, Stop, StopQuerySet
from samensterk.web.rounds.plans.obeying import delete_stops

RUN = "run-"


class StopProvider:
    """Finds planned visits by the key of their address, and runs by who asked for them."""

    code = "plans"
    label = gettext_lazy("Planned visits")
    models = frozenset({"rounds.Stop", "rounds.PlanRun"})

    def find(self, person: Person) -> Sequence[Item]:
        slug = municipality_by_id(person.municipality_id).slug
        return [
            *(_item(one, slug) for one in _stops(person)),
            *(_run_item(one) for one in _runs(person)),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove visits with all that hangs on them; of a run only who asked for it."""
        stops = [one.pk for one in _stops(person) if str(one.pk) in ids]
        rows = Stop.objects.for_municipality(person.municipality_id)
        delete_stops(rows.filter(Q(pk__in=stops) | Q(again_of__in=stops)))
        runs = [one.pk for one in _runs(person) if f"{RUN}{one.pk}" in ids]
        n_runs = PlanRun.objects.filter(pk__in=runs).update(made_by=None)
        return len(stops) + n_runs


def _stops(person: Person) -> StopQuerySet:
    rows = Stop.objects.for_municipality(person.municipality_id)
    rows = about_address(rows, person, "yard__address")
    return rows.select_related("yard", "team", "of").order_by("pk")


def _runs(person: Person) -> list[PlanRun]:
    users = people_named(person.municipality_id, person.words)
    rows = PlanRun.objects.filter(
        municipality=person.municipality_id, made_by__in=[one.pk for one in users]
    )
    return list(rows.select_related("of").order_by("pk"))


def _item(stop: Stop, slug: str) -> Item:
    return Item(
        id=str(stop.pk),
        title=_("A visit to %(yard)s") % {"yard": stop.yard},
        fields={name: value for name, value in _fields(stop) if value},
        source=_("the yards of the areas of a round, and what residents asked for"),
        correct_url=reverse("rounds:stop", args=[slug, stop.pk]),
        key=stop.key,
    )


def _fields(stop: Stop) -> Iterator[tuple[str, str]]:
    yield _("round"), stop.of.title
    yield _("kind of visit"), str(stop.get_kind_display())
    yield _("asked for by the resident"), _asked(stop)
    yield _("state"), str(stop.get_state_display())
    yield _("planned for"), _moment(stop.day, stop.begins)
    yield _("team"), stop.team.name if stop.team else ""
    yield _("agreed"), _moment(stop.wanted_on, stop.wanted_from)
    yield _("half day"), str(stop.get_wanted_half_display() or "")
    yield _("who must be there"), str(stop.get_needs_display() or "")
    yield _("animals"), str(stop.get_animals_display() or "")
    yield _("kind of farm"), _farm(stop)
    if stop.told_from and stop.told_until:
        told = {
            "first": date_format(stop.told_from),
            "last": date_format(stop.told_until),
        }
        yield _("days that were told"), _("%(first)s to %(last)s") % told


def _asked(stop: Stop) -> str:
    if stop.asked_on is None:
        return ""
    return f"{stop.get_asked_by_display()}, {date_format(stop.asked_on)}"


def _farm(stop: Stop) -> str:
    if stop.farm_told_on is None:
        return ""
    told = {"kind": stop.get_farm_display(), "day": date_format(stop.farm_told_on)}
    return _("%(kind)s, as told on %(day)s") % told


def _moment(day: date | None, at: time | None) -> str:
    told = [date_format(day) if day else "", time_format(at, "H:i") if at else ""]
    return " ".join(one for one in told if one)


def _run_item(run: PlanRun) -> Item:
    return Item(
        id=f"{RUN}{run.pk}",
        title=_("Had %(round)s planned") % {"round": run.of.title},
        fields={_("at"): date_format(localtime(run.made_at), "SHORT_DATETIME_FORMAT")},
        source=_("this system, when it happened"),
    )
