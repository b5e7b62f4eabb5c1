"""Who looks at events and tasks, and what of them he may see."""

from dataclasses import dataclass

from django.db.models import Q

from samensterk.web.accounts.queries import organisations_of
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.common.roles import Role
from samensterk.web.programme.agenda.models import Task, TaskQuerySet


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody in a municipality: the coordinator sees all, others what is theirs."""

    municipality_id: int
    user_id: int
    sees_all: bool
    organisation_ids: frozenset[int] = frozenset()

    def tasks(self) -> TaskQuerySet:
        """Give the tasks of this municipality that he may see."""
        rows = Task.objects.for_municipality(self.municipality_id)
        if self.sees_all:
            return rows
        mine = Q(owner_id=self.user_id)
        return rows.filter(mine | Q(organisation_id__in=self.organisation_ids))


def viewer_of(request: MunicipalityRequest) -> Viewer:
    """Give the viewer of a request; one query, none for a coordinator."""
    here = request.municipality.pk
    user_id = request.user.pk
    if Role.COORDINATOR in request.roles:
        return Viewer(here, user_id, sees_all=True)
    return viewer_without_all(here, user_id)


def viewer_without_all(municipality_id: int, user_id: int) -> Viewer:
    """Give somebody who sees only what is his or his organisation's."""
    mine = organisations_of(user_id, municipality_id)
    return Viewer(municipality_id, user_id, sees_all=False, organisation_ids=mine)
