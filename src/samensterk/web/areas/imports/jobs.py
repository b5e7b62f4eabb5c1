"""Looking up the addresses of a list and taking it over, as jobs."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.areas.imports.applying import apply_rows, write_outcomes
from samensterk.web.areas.imports.files import forget_rows
from samensterk.web.areas.imports.matching import match_list
from samensterk.web.areas.imports.models import ImportRow, YardImport
from samensterk.web.areas.imports.services import APPLY_LIST, MATCH_LIST
from samensterk.web.common.jobs import JobKind, JobRun, last_step
from samensterk.web.common.moments import now
from samensterk.web.common.processing import Action, all_at_once, done_as
from samensterk.web.common.purposes import Purpose
from samensterk.web.common.versions import hold


def apply_list(run: JobRun) -> Mapping[str, Any]:
    """Take over the chosen rows of a list, all or none; done twice it is done once."""
    found = YardImport.objects.filter(pk=run.arguments["import"]).first()
    if found is None or found.job_id != run.job_id:
        return {}
    mine = ImportRow.objects.for_municipality(found.municipality_id).filter(of=found)
    with all_at_once(found.municipality_id, ImportRow.SUBJECT):
        rows = list(mine.filter(choice=ImportRow.Choice.TAKE).order_by("number"))
    run.report(0, len(rows), _("taking over the list"))
    done_as(Action.WRITE)
    with last_step(run) as result:
        held = hold(found)
        why = _("From the list %(name)s") % {"name": held.name}
        work = apply_rows(held, rows, why)
        write_outcomes(work)
        held.state, held.ended_at = YardImport.State.APPLIED, now()
        held.version += 1
        held.save(update_fields=["state", "ended_at", "version"])
        result["n_corrections"] = len(work.corrections)
    forget_rows(held)
    return result


KINDS = (
    JobKind(
        MATCH_LIST,
        gettext_lazy("looking up the addresses of a list"),
        match_list,
        Purpose.LIST_OF_YARDS,
    ),
    JobKind(
        APPLY_LIST,
        gettext_lazy("taking over a list of yards"),
        apply_list,
        Purpose.LIST_OF_YARDS,
    ),
)
