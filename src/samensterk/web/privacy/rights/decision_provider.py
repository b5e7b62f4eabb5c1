"""What this room keeps of its own colleagues: what they decided, and unusual use."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.privacy.log.models import UnusualUse


@dataclass(frozen=True, slots=True)
class Trace:
    """One kind of row that names the colleague who made it."""

    model: str
    colleague: str  # the field
    label: str | Promise


TRACES = (
    Trace("privacy.ShortenedTerm", "set_by", gettext_lazy("terms shortened")),
    Trace("privacy.RecordDecision", "decided_by", gettext_lazy("records decided on")),
    Trace(
        "privacy.ArchivePackage", "taken_by", gettext_lazy("records taken to archive")
    ),
    Trace("privacy.PaperEdition", "made_by", gettext_lazy("papers made")),
    Trace("privacy.PaperAnswer", "answered_by", gettext_lazy("questions answered")),
    Trace("privacy.UnusualUse", "looked_by", gettext_lazy("unusual use looked at")),
)


class DecisionProvider:
    """Finds by e-mail address or name."""

    code = "decisions"
    label = gettext_lazy("Decisions and unusual use")
    models = frozenset({one.model for one in TRACES})

    def find(self, person: Person) -> Sequence[Item]:
        items = []
        for user in people_named(person.municipality_id, person.words):
            who = name_of(user)
            made = _made(person.municipality_id, user.pk)
            if made:
                items.append(_item(f"by-{user.pk}", _("Decisions of %s") % who, made))
            met = _met(person.municipality_id, user.pk)
            if met:
                items.append(_item(f"of-{user.pk}", _("Unusual use by %s") % who, met))
        return items

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove nothing: the municipality must be able to account for it."""
        return 0


def _made(municipality_id: int, user_id: int) -> dict[str, str]:
    told = {}
    for one in TRACES:
        rows = apps.get_model(one.model).objects.filter(municipality=municipality_id)
        n_rows = rows.filter(**{one.colleague: user_id}).count()
        if n_rows:
            told[str(one.label)] = str(n_rows)
    return told


def _met(municipality_id: int, user_id: int) -> dict[str, str]:
    """Tell the days on which a rule was met, and what the officer found."""
    mine = UnusualUse.objects.filter(municipality_id=municipality_id, user_id=user_id)
    return {
        f"{date_format(one.day)}, {one.get_rule_display()}": one.conclusion
        or _("not looked at yet")
        for one in mine
    }


def _item(number: str, title: str, fields: dict[str, str]) -> Item:
    return Item(
        id=number,
        title=title,
        fields=fields,
        source=_("this system, when it happened"),
        kept_because=_(
            "The municipality must be able to account for it until the term is over."
        ),
    )
