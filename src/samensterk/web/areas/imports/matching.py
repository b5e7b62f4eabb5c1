"""Looking up the addresses of a list, as a job; pure but for reading and writing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from samensterk.scan.address_matching import (
    AddressBook,
    Certainty,
    Found,
    repeated,
)
from samensterk.scan.address_writing import Written, readings
from samensterk.web.areas.imports.book import Known, NearestPlace, known_addresses
from samensterk.web.areas.imports.columns import Meaning
from samensterk.web.areas.imports.files import kept_rows
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.row_reading import given_of, kind_of, written_of
from samensterk.web.areas.scans.addresses import BagAddress
from samensterk.web.common.jobs import JobRefused, JobRun, last_step
from samensterk.web.common.versions import hold

Match, Choice = ImportRow.Match, ImportRow.Choice
ROWS_PER_REPORT = 500
# An address this near to a yard on the list is likely to belong to that yard.
NEAR_M = 60.0
# Why somebody must look, beside what `address_matching.Why` says.
NEAR_YARD, NEW_NEAR = "near_yard", "new_near"
MATCHES = {
    Certainty.EXACT: Match.EXACT,
    Certainty.LIKELY: Match.LIKELY,
    Certainty.NONE: Match.NONE,
    Certainty.UNREADABLE: Match.UNREADABLE,
}


def match_list(run: JobRun) -> Mapping[str, Any]:
    """Look up every row of a list; done twice it gives the same rows."""
    found = YardImport.objects.filter(pk=run.arguments["import"]).first()
    if found is None or found.job_id != run.job_id:
        return {}
    cells = kept_rows(found)
    if cells is None:
        raise JobRefused(_("The rows of this list were removed. Send the file again."))
    run.report(0, len(cells), _("reading the addresses of the municipality"))
    known = known_addresses(found.municipality_id)
    rows = list(matched_rows(found, cells, known, run))
    with last_step(run) as result:
        _keep(found, rows)
        result["n_rows"] = len(rows)
    return result


def _keep(found: YardImport, rows: Sequence[ImportRow]) -> None:
    held = hold(found)
    ImportRow.objects.filter(of=held).delete()
    ImportRow.objects.bulk_create(rows, batch_size=500)
    held.state, held.version = YardImport.State.PREVIEW, held.version + 1
    held.save(update_fields=["state", "version"])


def matched_rows(
    found: YardImport, cells: Sequence[Sequence[str]], known: Known, run: JobRun
) -> Iterator[ImportRow]:
    """Make the rows of a list, each with the address that it is or may be."""
    meanings = [Meaning(one) for one in found.columns["meanings"]]
    matcher = Matcher(known, found.columns["kind_of_all"])
    rows = []
    for number, row in enumerate(cells, 1):
        if number % ROWS_PER_REPORT == 0:
            run.report(number, len(cells), _("looking up addresses"))
        rows.append(matcher.row(found, number, given_of(row, meanings)))
    twice = repeated({one.number: one.key for one in rows})
    for one in rows:
        if one.number in twice:
            one.match, one.choice = Match.TWICE, Choice.SKIP
        yield one


class Matcher:
    """Makes rows of what a list says, one at a time; an address is looked up once."""

    def __init__(self, known: Known, kind_of_all: str = "") -> None:
        self._known = known
        self._book = AddressBook(known.addresses)
        self._near = NearestPlace(list(known.yards.values()))
        self._kind_of_all = kind_of_all
        self._before: dict[Any, Found] = {}

    def row(self, found: YardImport, number: int, given: dict[str, str]) -> ImportRow:
        written = written_of(given)
        if written not in self._before:
            self._before[written] = self._book.look_up(written)
        answer = self._before[written]
        row = ImportRow(
            municipality_id=found.municipality_id,
            of=found,
            number=number,
            given=given,
            match=MATCHES[answer.certainty],
            kind=kind_of(given.get(Meaning.KIND, "")) or self._kind_of_all,
        )
        if answer.at is not None:
            self._certain(row, self._known.places[answer.at])
        else:
            row.candidates = [
                _candidate(self._known.places[one.at], one.why)
                for one in answer.candidates
            ]
        return row

    def _certain(self, row: ImportRow, place: BagAddress) -> None:
        """Take it, unless it is no yard itself and lies beside one."""
        near = None
        known = self._known
        if place.key not in known.yards and place.key not in known.off_list:
            near = self._near.within(place.x_m, place.y_m, NEAR_M)
        if near is not None:
            row.match = Match.LIKELY
            row.candidates = [
                _candidate(near, NEAR_YARD),
                _candidate(place, NEW_NEAR),
            ]
            return
        row.key, row.address = place.key, place.address
        row.x_m, row.y_m = place.x_m, place.y_m
        row.candidates = [_candidate(place, "")]
        row.choice = Choice.TAKE


def _candidate(place: BagAddress, why: str) -> dict[str, Any]:
    return {**asdict(place), "why": str(why)}


def looked_up(municipality_id: int, words: str) -> list[dict[str, Any]]:
    """Give the addresses that typed words may mean, the certain one alone."""
    written = Written(address=words)
    numbers = {one.number for one in readings(written)}
    if not numbers:
        return []
    places = known_addresses(municipality_id, numbers)
    answer = AddressBook(places.addresses).look_up(written)
    if answer.at is not None:
        return [_candidate(places.places[answer.at], "")]
    return [_candidate(places.places[one.at], one.why) for one in answer.candidates]
