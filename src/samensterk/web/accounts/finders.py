"""Finding people by their name."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samensterk.web.accounts import queries
from samensterk.web.common.finding import MOST_PER_KIND, Found
from samensterk.web.common.may import may
from samensterk.web.common.requests import MunicipalityRequest


class PersonFinder:
    label = _("People")
    door = "accounts:members"

    def find(self, request: MunicipalityRequest, text: str) -> Sequence[Found]:
        here = request.municipality
        may_open = may(request, "accounts:member")
        rows = queries.members(here.pk, text=text)[:MOST_PER_KIND]
        return [
            Found(
                str(one.user),
                reverse("accounts:member", args=[here.slug, one.pk])
                if may_open
                else f"{reverse('accounts:members', args=[here.slug])}?{urlencode({'zoek': one.user})}",
                one.get_role_display(),
            )
            for one in rows
        ]
