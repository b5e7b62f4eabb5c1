"""What stands at the foot of pages of a municipality: statements that it published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.requests import Place
from samensterk.web.privacy.papers import queries

# Of the code of a paper: its page for residents, and what that is called.
STATEMENTS: Mapping[str, tuple[str, str | Promise]] = {
    "privacyverklaring": ("privacy:public_privacy", _("Privacy statement")),
    "toegankelijkheidsverklaring": (
        "privacy:public_accessibility",
        _("Accessibility statement"),
    ),
}


@dataclass(frozen=True, slots=True)
class FooterLink:
    url: str
    label: str | Promise


def footer_links(here: Place) -> Sequence[FooterLink]:
    """Give the statements that everybody can read; one query."""
    published = queries.published_kinds(here.pk)
    return [
        FooterLink(reverse(door, args=[here.slug]), label)
        for code, (door, label) in STATEMENTS.items()
        if code in published
    ]
