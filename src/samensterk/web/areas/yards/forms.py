"""Forms of yards."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.list_forms import ListForm


class YardListForm(ListForm):
    """What the list of yards may be narrowed by: where, never what."""

    def __init__(self, *args: Any, visit_areas: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [
            ("", _("all visit areas")),
            *[(one, one) for one in _by_number(visit_areas)],
        ]
        self.fields["gebied"] = forms.ChoiceField(
            label=_("visit area"), required=False, choices=choices
        )


def _by_number(names: Iterable[str]) -> list[str]:
    """Put area 10 after area 9."""
    return sorted(
        names,
        key=lambda name: [
            int(one) if one.isdigit() else 0 for one in re.split(r"(\d+)", name)
        ],
    )
