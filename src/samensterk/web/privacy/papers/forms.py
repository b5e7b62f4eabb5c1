"""The questions of papers, to answer on one page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html

from samensterk.web.privacy.papers.models import PaperAnswer
from samensterk.web.privacy.papers.questions import Question

LONGEST = PaperAnswer._meta.get_field("text").max_length  # noqa: SLF001


class DecisionsForm(forms.Form):
    """One field per question; an empty answer leaves the question open."""

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        asked: Sequence[Question],
        answers: Mapping[str, str],
    ) -> None:
        super().__init__(data, initial=dict(answers))
        self.asked = asked
        for one in asked:
            self.fields[one.id] = forms.CharField(
                label=format_html('<span lang="nl">{}</span>', one.text),
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Give the fields under their headings."""
        for group in dict.fromkeys(one.group for one in self.asked):
            yield group, [self[one.id] for one in self.asked if one.group == group]

    @property
    def answers(self) -> dict[str, str]:
        return {name: str(text) for name, text in self.cleaned_data.items()}
