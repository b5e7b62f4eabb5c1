"""What rounds keep of colleagues who worked on them, and of whom they wrote after all."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.rounds.setup.models import Draw, Pause, Round

PAUSE, WORKED = "pause", "worked"
FEWEST_SIGNS = 3  # fewer than this name nobody


class RoundProvider:
    """Finds who worked on rounds, by name or e-mail address, and pauses with the words."""

    code = "rounds"
    label = gettext_lazy("Rounds of visits")
    models = frozenset({"rounds.Round", "rounds.Draw", "rounds.Pause"})

    def find(self, person: Person) -> Sequence[Item]:
        here = person.municipality_id
        return [
            *(_pause_item(one) for one in _with_words(here, person.words)),
            *_worked_items(here, person.words),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Of a pause his words go, of what he did himself only his name."""
        here = person.municipality_id
        found = _with_words(here, person.words)
        named = [one.pk for one in found if f"{PAUSE}-{one.pk}" in ids]
        n_removed = Pause.objects.filter(pk__in=named).update(about="")
        for user in people_named(here, person.words):
            if f"{WORKED}-{user.pk}" in ids:
                n_removed += bool(_forget(here, user.pk))
        return n_removed


def _with_words(here: int, words: str) -> QuerySet[Pause]:
    rows = Pause.objects.filter(municipality=here)
    if len(words.strip()) < FEWEST_SIGNS:
        return rows.none()
    for word in words.split():
        rows = rows.filter(about__icontains=word)
    return rows.select_related("area__area").order_by("pk")


def _pause_item(pause: Pause) -> Item:
    return Item(
        id=f"{PAUSE}-{pause.pk}",
        title=_("An area that waits from %s") % date_format(pause.from_on),
        fields={
            _("area"): pause.area.area.name,
            _("why"): str(pause.get_why_display()),
            _("what must be known"): pause.about,
        },
        source=_("a colleague who planned the round"),
    )


def _worked(
    here: int, user_id: int
) -> dict[str, QuerySet[Round] | QuerySet[Draw] | QuerySet[Pause]]:
    draws = Draw.objects.filter(municipality=here)
    return {
        _("rounds that he planned"): Round.objects.for_municipality(here).filter(
            made_by=user_id
        ),
        _("draws that he entered a number for"): draws.filter(
            Q(by_one=user_id) | Q(by_two=user_id)
        ),
        _("pauses that he wrote down"): Pause.objects.filter(
            municipality=here, by=user_id
        ),
    }


def _worked_items(here: int, words: str) -> Iterator[Item]:
    for user in people_named(here, words):
        numbers = {name: rows.count() for name, rows in _worked(here, user.pk).items()}
        fields = {name: str(n) for name, n in numbers.items() if n}
        if fields:
            yield Item(
                id=f"{WORKED}-{user.pk}",
                title=_("Rounds of %s") % name_of(user),
                fields=fields,
                source=_("this system, when it happened"),
            )


def _forget(here: int, user_id: int) -> int:
    """Take a name away; the numbers of a draw stay, else nobody could check it."""
    draws = Draw.objects.filter(municipality=here)
    return (
        Round.objects.for_municipality(here)
        .filter(made_by=user_id)
        .update(made_by=None)
        + draws.filter(by_one=user_id).update(by_one=None)
        + draws.filter(by_two=user_id).update(by_two=None)
        + Pause.objects.filter(municipality=here, by=user_id).update(by=None)
    )
