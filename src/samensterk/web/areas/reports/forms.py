"""The form of a new version: which sections, and what the municipality says itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samensterk.products.summary_paper import MOST_OWN_SIGNS
from samensterk.web.areas.reports.content import SUMMARY, is_on, text_of
from samensterk.web.areas.reports.models import ReportVersion
from samensterk.web.areas.talks.queries import Section

LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Group:
    """One section in the form: it opens when something in it is wrong."""

    title: str
    on: BoundField
    text: BoundField

    @property
    def is_on(self) -> bool:
        return bool(self.on.value())

    @property
    def has_text(self) -> bool:
        return bool(self.text.value())

    @property
    def is_open(self) -> bool:
        return bool(self.on.errors or self.text.errors)


class VersionForm(forms.Form):
    """A switch and a text for every section; begins with the last version."""

    template_name = "areas/reports/_version_form.html"

    version = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    note = forms.CharField(
        label=_("what is new in this version"),
        help_text=_("For who looks in the list of versions later."),
        max_length=200,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        titles: Mapping[str, str],
        last: ReportVersion | None,
        told: Sequence[Section],
    ) -> None:
        super().__init__(*args)
        self.titles, self.told = titles, told
        self.fields["version"].initial = 0 if last is None else last.number
        self.fields[SUMMARY] = forms.CharField(
            label=_("your words on the page for the mayor"),
            help_text=_(
                "Plain text of at most %(n)s characters; what does not fit on one page is left out there."
            )
            % {"n": MOST_OWN_SIGNS},
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=MOST_OWN_SIGNS,
            required=False,
            initial=text_of(last, SUMMARY),
        )
        for code, title in titles.items():
            self.fields |= _section_fields(code, title, last)
        if told:
            self.fields["with_talks"] = forms.BooleanField(
                label=_("street knowledge from table talks that are closed"),
                required=False,
                initial=last is None or bool(last.street_knowledge),
            )
        self.order_fields(
            ["version", *self._section_names(), "with_talks", SUMMARY, "note"]
        )

    @property
    def groups(self) -> Sequence[Group]:
        """Give the sections, each with its two fields."""
        return [
            Group(title, self[f"on_{code}"], self[f"text_{code}"])
            for code, title in self.titles.items()
        ]

    @property
    def below(self) -> Sequence[BoundField]:
        """Give what is of the version as a whole."""
        grouped = {*self._section_names(), "version"}
        return [self[name] for name in self.fields if name not in grouped]

    @property
    def seen(self) -> int:
        """Give the number of the last version that the form was made from."""
        return self.cleaned_data.get("version") or 0

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Give the choices as a version keeps them."""
        given = self.cleaned_data
        kept = [
            {"code": code, "is_on": given[f"on_{code}"], "text": given[f"text_{code}"]}
            for code in self.titles
        ]
        return [*kept, {"code": SUMMARY, "is_on": True, "text": given[SUMMARY]}]

    @property
    def street_knowledge(self) -> Sequence[Section]:
        return self.told if self.cleaned_data.get("with_talks") else ()

    def _section_names(self) -> Iterator[str]:
        for code in self.titles:
            yield f"on_{code}"
            yield f"text_{code}"


def _section_fields(
    code: str, title: str, last: ReportVersion | None
) -> dict[str, forms.Field]:
    return {
        f"on_{code}": forms.BooleanField(
            label=_("show '%(title)s'") % {"title": title},
            required=False,
            initial=is_on(last, code),
        ),
        f"text_{code}": forms.CharField(
            label=_("your words above '%(title)s'") % {"title": title},
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=LONGEST_TEXT,
            required=False,
            initial=text_of(last, code),
        ),
    }


def kept_in(version: ReportVersion, form: VersionForm) -> dict[str, Any]:
    """Give what stands in a version for each field of the form."""
    found: dict[str, Any] = {"note": version.note, SUMMARY: text_of(version, SUMMARY)}
    for code in form.titles:
        found[f"on_{code}"] = is_on(version, code)
        found[f"text_{code}"] = text_of(version, code)
    return found
