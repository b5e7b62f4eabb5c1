"""The list of what is wrong in a form, above it: sentences that can be read alone."""

import ast
from pathlib import Path

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

import samensterk


class AForm(forms.Form):
    name = forms.CharField(label="naam")
    is_fit = forms.BooleanField(
        label="dit mag hier staan", required=False, widget=forms.HiddenInput
    )

    def clean(self):
        # As the forms do that ask about a word.
        self.fields["is_fit"].widget = forms.CheckboxInput()
        self.add_error("is_fit", "Dit lijkt op een naam. Laat het weg of vink aan.")


def test_what_is_said_of_a_tick_box_is_a_sentence_of_its_own():
    with override("nl"):
        form = AForm({})
        form.is_valid()
        shown = render_to_string(
            "common/_error_summary.html",
            {
                "form": form,
                "errors": [],
                "fields": [(form[one], form.errors[one]) for one in form.errors],
            },
        )

    assert ">Dit lijkt op een naam. Laat het weg of vink aan.</a>" in shown
    assert ">Naam: Dit veld is" in shown


def test_a_box_that_must_be_ticked_says_so_in_words_of_its_own():
    """'This field is required' alone says nothing of which."""
    web = Path(samensterk.__file__).parent / "web"
    boxes = [
        (path.name, {word.arg for word in one.keywords})
        for path in sorted(web.rglob("*forms.py"))
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Call) and ast.unparse(one.func) == "forms.BooleanField"
    ]

    assert boxes
    for name, told in boxes:
        assert told & {"required", "error_messages"}, name
