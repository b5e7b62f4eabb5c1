"""A run sheet of an event that several municipalities hold."""

import pytest
from web.planned import make_event, make_template

from samensterk.web.programme.models import Task
from samensterk.web.programme.run_sheets.services import fill_event
from samensterk.web.programme.run_sheets.steps import Step

pytestmark = pytest.mark.django_db


def test_what_was_handed_to_another_municipality_is_not_made_again(place, neighbour):
    template = make_template(place, steps=(Step("welkom", "Welkom", "mayor", 0),))
    event = make_event(place)
    fill_event(event=event, template=template, by_id=None)
    Task.objects.filter(step="welkom").update(municipality=neighbour)

    assert fill_event(event=event, template=template, by_id=None) == 0
    assert Task.objects.count() == 1
