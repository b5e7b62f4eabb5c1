"""What versions of reports keep of colleagues, and of whom somebody wrote in them."""

from collections.abc import Collection, Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.common.personal_data import Item, Person

MADE, NAMED = "made", "named"
FEWEST_LETTERS = 3  # what is shorter stands in every text


class ReportProvider:
    """Finds who made versions, and words of a name in what the municipality wrote."""

    code = "reports"
    label = gettext_lazy("Reports of area scans")
    models = frozenset({"areas.ReportVersion"})

    def find(self, person: Person) -> Sequence[Item]:
        made = [_made(one) for one in _by(person)]
        return [*made, *(_named(one, lines) for one, lines in _about(person))]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove versions that name him; who made one is kept until its term."""
        gone = [one for one, _lines in _about(person) if f"{NAMED}-{one.pk}" in ids]
        for one in gone:
            one.delete()
        return len(gone)


def _by(person: Person) -> list[ReportVersion]:
    people = people_named(person.municipality_id, person.words)
    rows = ReportVersion.objects.for_municipality(person.municipality_id)
    found = rows.filter(made_by__in=people).select_related("made_by", "scan")
    return list(found.order_by("pk"))


def _about(person: Person) -> Iterator[tuple[ReportVersion, list[str]]]:
    """Give the versions in which all words stand in one text, with those texts."""
    words = person.words.casefold().split()
    if len("".join(words)) < FEWEST_LETTERS:
        return
    rows = ReportVersion.objects.for_municipality(person.municipality_id)
    for one in rows.select_related("scan").order_by("pk"):
        lines = [
            text
            for text in _texts(one)
            if all(word in text.casefold() for word in words)
        ]
        if lines:
            yield one, lines


def _texts(version: ReportVersion) -> Iterator[str]:
    yield version.note
    for section in version.sections:
        yield from str(section["text"]).splitlines()
    for told in version.street_knowledge:
        yield from told["lines"]


def _title(version: ReportVersion) -> str:
    return _("Version %(n)s of the report of the scan of %(day)s") % {
        "n": version.number,
        "day": date_format(version.scan.made_on),
    }


def _made(version: ReportVersion) -> Item:
    maker = version.made_by
    return Item(
        id=f"{MADE}-{version.pk}",
        title=_title(version),
        fields={
            _("made by"): "" if maker is None else name_of(maker),
            _("made on"): date_format(version.made_at),
        },
        source=_("this system, when it happened"),
        kept_because=_(
            "It must be known who made a version. The name goes two years after it was made."
        ),
    )


def _named(version: ReportVersion, lines: Sequence[str]) -> Item:
    return Item(
        id=f"{NAMED}-{version.pk}",
        title=_title(version),
        fields={_("text"): "\n".join(lines)},
        source=_("the one who wrote it"),
        correct_how=_(
            "Make a next version without it; after that the older version can be removed here."
        ),
    )
