"""What residents ask, for tests."""

import uuid

from web.members import make_member

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import SubjectRequest
from samensterk.web.privacy.rights import request_services, services
from samensterk.web.privacy.rights.request_services import Asked


def receive(place, key="0001", *, kind="see", received_on=None, **more):
    user = make_member(Role.COORDINATOR, place).user
    return request_services.receive(
        number=more.pop("number", uuid.uuid4()),
        municipality_id=place.pk,
        asked=Asked(
            kind=SubjectRequest.Kind(kind),
            received_on=received_on or today(),
            key=key,
            **{"identity": "counter", **more},
        ),
        by_id=user.pk,
    )


def turn(place, key, position):
    return services.set_wish(municipality_id=place.pk, key=key, position=position)
