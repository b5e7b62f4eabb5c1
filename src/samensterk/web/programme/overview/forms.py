"""What the list of who did what may be narrowed by."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.list_forms import ListForm
from samensterk.web.programme.plan.models import Programme


class StreamForm(ListForm):
    def __init__(
        self, *args: Any, programmes: Sequence[Programme], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        choices = [
            ("", str(_("all programmes"))),
            *[(str(one.pk), one.title) for one in programmes],
        ]
        self.fields["programma"] = forms.ChoiceField(
            label=_("programme"), required=False, choices=choices
        )

    @property
    def programme_id(self) -> int | None:
        """Give the chosen programme; None is all."""
        chosen = self.cleaned_data.get("programma") if self.is_valid() else ""
        return int(chosen) if chosen else None
