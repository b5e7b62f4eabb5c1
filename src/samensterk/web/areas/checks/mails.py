"""The mail that asks a partner to check addresses. No address stands in it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import (
    mail_sender_of,
    municipality_by_id,
    people_of_organisation,
)
from samensterk.web.areas.checks.models import YardCheck
from samensterk.web.areas.checks.services import ASKED
from samensterk.web.common.outgoing import Letter
from samensterk.web.common.roles import Role


class CheckAsked:
    """See `common.outgoing.MailKind`."""

    code = ASKED

    def letter(self, arguments: Mapping[str, Any]) -> Letter | None:
        """Write it; nothing when the check has ended or he works there no more."""
        rows = YardCheck.objects.filter(pk=arguments["check"])
        check = rows.select_related("organisation").first()
        if check is None or not check.is_open:
            return None
        place = check.municipality_id
        people = people_of_organisation(place, check.organisation_id, Role.PARTNER)
        reader = next((one for one in people if one.pk == arguments["user"]), None)
        if reader is None:
            return None
        here = municipality_by_id(place)
        way = reverse("areas:my_checks", args=[here.slug])
        return Letter(
            "areas/checks/mail/asked",
            _("%s asks you to check addresses") % here.name,
            reader.email,
            {
                "municipality": here,
                "name": str(reader),
                "ends_on": check.ends_on,
                "purpose": check.purpose,
                "url": urljoin(settings.SITE_URL, way),
            },
            mail_sender_of(here),
            reader.language,
        )
