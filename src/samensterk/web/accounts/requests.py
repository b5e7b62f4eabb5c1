"""A request within a municipality, as this room knows municipalities."""

from samensterk.web.accounts.models import Municipality, User
from samensterk.web.common.requests import MunicipalityRequest


class HereRequest(MunicipalityRequest):
    """The door keeper has looked the municipality up and let the user through."""

    municipality: Municipality
    user: User
