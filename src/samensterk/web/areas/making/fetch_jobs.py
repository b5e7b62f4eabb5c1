"""Fetching open data for an order, and looking at large files, as jobs."""

import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk import __version__
from samensterk.products.fetch_record import OtherMunicipality
from samensterk.products.fetch_run import Arrived, FetchOrder, Missed, run_fetch
from samensterk.products.fetch_words import in_dutch
from samensterk.sources.fetching.area_layers import MunicipalityUnknown
from samensterk.sources.fetching.courier import (
    Clock,
    Courier,
    Patience,
    one_connection,
)
from samensterk.sources.fetching.servers import Servers
from samensterk.sources.fetching.trouble import FetchError
from samensterk.web.areas.making import files, looking, services
from samensterk.web.areas.making.models import OrderPlace, ScanOrder, SourceFile
from samensterk.web.areas.making.progress import Teller
from samensterk.web.common.jobs import JobKind, JobRefused, JobRun

PATIENCE = Patience()
NOT_FETCHED = ".problem"  # the end of the path of what did not come


def fetch_sources(run: JobRun) -> Mapping[str, Any]:
    """Fetch for every municipality of an order; what is there is not asked again."""
    order = ScanOrder.objects.get(pk=run.arguments["order_id"])
    registers = tuple(run.arguments["registers"])
    places = list(order.places.select_related("municipality"))
    teller = Teller(run, len(places) * len(registers))
    # Chance only spreads the waits; it decides nothing.
    chance = random.random
    clock = Clock(time.time, teller.sleep)
    with one_connection() as client:
        servers = Servers(settings.SOURCES_MIRROR or None)
        courier = Courier(client, servers, PATIENCE, clock, chance)
        for place in places:
            _fetch_for(order, place, registers, courier, teller)
    return {"n_files": order.files.filter(problem="").count()}


def _fetch_for(
    order: ScanOrder,
    place: OrderPlace,
    registers: Sequence[str],
    courier: Courier,
    teller: Teller,
) -> None:
    code = place.municipality.code
    folder = files.fetched_folder(order.pk, code)
    teller.begin(_("asking for %s") % place.municipality.name)
    try:
        outcome = run_fetch(
            FetchOrder(code, folder, registers),
            courier,
            f"samensterk {__version__}",
            teller.reading,
        )
    except (FetchError, MunicipalityUnknown, OtherMunicipality, OSError) as error:
        raise JobRefused(in_dutch(error)) from error
    for one in outcome.arrived:
        _note_arrived(order, folder, code, one)
    for missed in outcome.missed:
        _note_missed(order, code, missed)


def _note_arrived(order: ScanOrder, folder: Path, code: str, one: Arrived) -> None:
    path = folder / one.entry.file
    _forget_missed(order, code, one.entry.register)
    source, _is_new = SourceFile.objects.update_or_create(
        order=order,
        origin=SourceFile.Origin.FETCHED,
        path=_path(code, one.entry.file),
        defaults={"name": one.entry.file, "size": path.stat().st_size},
    )
    looking.keep(source, looking.look_at(path, is_sent=False))


def _note_missed(order: ScanOrder, code: str, missed: Missed) -> None:
    SourceFile.objects.update_or_create(
        order=order,
        origin=SourceFile.Origin.FETCHED,
        path=_path(code, f"{missed.register}{NOT_FETCHED}"),
        defaults={"name": missed.register, "problem": in_dutch(missed.error)[:500]},
    )


def _forget_missed(order: ScanOrder, code: str, register: str) -> None:
    path = _path(code, f"{register}{NOT_FETCHED}")
    order.files.filter(origin=SourceFile.Origin.FETCHED, path=path).delete()


def _path(code: str, name: str) -> str:
    return f"{files.FETCHED}/{code}/{name}"


def look_at_files(run: JobRun) -> Mapping[str, Any]:
    """Look at the files that are too large to do so while somebody waits."""
    order = ScanOrder.objects.get(pk=run.arguments["order_id"])
    new = list(order.files.filter(format="", problem=""))
    for number, source in enumerate(new):
        run.report(number, len(new), (_("looking at %s") % source.name)[:200])
        services.look_at_one(source=source)
    return {"n_files": len(new)}


PAGE = ("areas:order", "order_id")
FETCH_SOURCES = JobKind(
    services.FETCH, gettext_lazy("fetching open data"), fetch_sources, page=PAGE
)
LOOK_AT_FILES = JobKind(
    services.LOOK, gettext_lazy("looking at files"), look_at_files, page=PAGE
)
