"""Whether an order can start: what stands in the way, what is odd, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.products.kinds import BUSINESS_PARKS, KINDS
from samensterk.products.missing_sources import MissingSource, missing_sources
from samensterk.sources.reading import Box
from samensterk.web.areas.making import files, looking
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile

# What lies further away than roads are read adds nothing to a scan.
FAR_M = 20_000.0
MOST_NAMED = 5
BY_NAME = "naam:"  # how a border without a code is called


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the last step of an order shows."""

    obstacles: Sequence[str]
    doubts: Sequence[str]
    missing: Sequence[MissingSource]

    @property
    def may_start(self) -> bool:
        return not self.obstacles


def usable(sources: Sequence[SourceFile]) -> Sequence[SourceFile]:
    return [one for one in sources if one.format and not one.problem]


def readiness_of(
    order: ScanOrder, places: Sequence[OrderPlace], sources: Sequence[SourceFile]
) -> Readiness:
    """Look at the files of an order together; only borders cannot be done without."""
    good = usable(sources)
    provided = {table for one in good for table in one.provides}
    lies = {one.pk: looking.where(one) for one in good}
    boxes = {code: box for _extent, own in lies.values() for code, box in own.items()}
    unread = [one for one in sources if not one.format and not one.problem]
    missing = missing_sources(KINDS[order.kind], provided)
    obstacles = [
        *_unread(unread),
        *_needed(missing),
        *_without_borders(provided, boxes),
        *_unknown(places, boxes),
        *_without_parks(order, provided),
        *_vanished(good),
    ]
    near = [boxes[one.municipality.code] for one in places if _has_box(one, boxes)]
    extents = {one.name: lies[one.pk][0] for one in good}
    return Readiness(
        obstacles=obstacles,
        doubts=[*_far_away(extents, near)],
        missing=missing,
    )


def _unread(unread: Sequence[SourceFile]) -> Iterator[str]:
    if unread:
        yield _(
            "Some files are still being looked at. For large ones that takes a few minutes."
        )


def _needed(missing: Sequence[MissingSource]) -> Iterator[str]:
    """Refuse a scan that would find no yard at all, and so lose those there are."""
    told = {"districts", "parks", "land_use"}  # these have a sentence of their own
    names = [one.name for one in missing if one.is_needed and one.table not in told]
    if names:
        yield _("No file has %s. Add the BAG, or OpenStreetMap.") % ", ".join(names)


def _without_borders(provided: set[str], boxes: Mapping[str, Box]) -> Iterator[str]:
    if "districts" not in provided or not boxes:
        yield _(
            "No file has the borders of municipalities. Add those of the CBS: 'wijken en buurten' or 'gemeenten'."
        )


def _unknown(places: Sequence[OrderPlace], boxes: Mapping[str, Box]) -> Iterator[str]:
    if not boxes:
        return
    lost = [one.municipality for one in places if one.municipality.code not in boxes]
    names = [one.name for one in lost]
    if not names:
        return
    if all(f"{BY_NAME}{name}" in boxes for name in names):
        yield _(
            "The borders in your files have names only, and no codes of the CBS. Add a file that has both, such as 'wijken en buurten'."
        )
        return
    more = len(names) - MOST_NAMED
    told = ", ".join(names[:MOST_NAMED])
    if more > 0:
        told = ngettext(
            "%(names)s and %(n)s more", "%(names)s and %(n)s more", more
        ) % {"names": told, "n": more}
    yield (
        _(
            "The borders in your files do not have %s. Add a file with the borders of this year, or choose other municipalities."
        )
        % told
    )


def _without_parks(order: ScanOrder, provided: set[str]) -> Iterator[str]:
    if order.kind == BUSINESS_PARKS.code and not provided & {"parks", "land_use"}:
        yield _(
            "No file says where business parks are. Add a map of them, or land use of OpenStreetMap."
        )


def _vanished(good: Sequence[SourceFile]) -> Iterator[str]:
    for one in good:
        if files.path_of(one) is None:
            yield _(
                "%s is not there any more. Take it out of the list, or add it again."
            ) % (one.name)


def _has_box(place: OrderPlace, boxes: Mapping[str, Box]) -> bool:
    return place.municipality.code in boxes


def _far_away(extents: Mapping[str, Box | None], near: Sequence[Box]) -> Iterator[str]:
    if not near:
        return
    for name, extent in extents.items():
        if extent is not None and not any(
            looking.overlaps(extent, box, FAR_M) for box in near
        ):
            yield (
                _(
                    "%s lies somewhere else: nothing in it is near the municipality. The scan will find nothing in it."
                )
                % name
            )
