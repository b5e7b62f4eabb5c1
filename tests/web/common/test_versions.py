"""Who saves second sees what the other wrote, in the words of the form."""

import threading
from types import SimpleNamespace

import pytest
from django import forms
from django.db import connection, transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from web.members import make_place
from web.planned import make_event, make_task

from samensterk.web.common.versions import hold, show_both
from samensterk.web.programme.agenda.tasks import finish_task
from samensterk.web.programme.models import Task


class Plate(forms.Form):
    """A form with a field of every kind that is compared."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False)
    kind = forms.ChoiceField(choices=[("1", "round"), ("2", "square")], required=False)
    colours = forms.MultipleChoiceField(
        choices=[("r", "red"), ("b", "blue")], required=False
    )


def compared(typed, **kept):
    form = Plate(QueryDict(typed))
    assert form.is_valid()
    return form, show_both(form, SimpleNamespace(version=7, **kept))


def told(both):
    return {one.label: (one.theirs, one.mine) for one in both.differences}


def test_what_differs_is_told_in_words():
    _form, both = compared(
        "name=Bord&kind=2&colours=b", name="", kind=1, colours=["b", "r"]
    )

    assert told(both) == {
        "Name": ("-", "Bord"),
        "Kind": ("round", "square"),
        "Colours": ("blue, red", "blue"),
    }


def test_what_is_the_same_is_not_told():
    _form, both = compared(
        "name=a%0D%0Ab&kind=1&colours=r&colours=b",
        name="a\nb",
        kind=1,
        colours=["b", "r"],
    )

    assert told(both) == {}


def test_a_number_that_the_form_does_not_offer_is_not_shown():
    _form, both = compared("kind=1", name="", kind=312, colours=[])

    assert told(both)["Kind"] == (_("something that is not in this list"), "round")


def test_what_was_typed_stays_and_can_be_sent_again():
    form, _both = compared(
        "version=1&colours=r&colours=b", name="", kind="", colours=[]
    )

    assert form["version"].value() == "7"
    assert form["colours"].value() == ["r", "b"]


@pytest.mark.django_db(transaction=True)
def test_who_holds_an_event_keeps_nobody_from_ticking_off_its_task():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    event = make_event(make_place())
    task = make_task(event.municipality, event=event)

    def tick_off():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '10s'")
            finish_task(task=task, by_id=None)
        finally:
            connection.close()

    with transaction.atomic():
        hold(event)
        other = threading.Thread(target=tick_off)
        other.start()
        other.join(timeout=20)

    assert Task.objects.get().state == Task.State.DONE
