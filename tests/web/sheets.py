"""Run sheets for tests: the standard one of a meeting, copies of it, editions."""

from samensterk.web.programme.models import Template
from samensterk.web.programme.run_sheets import services
from samensterk.web.programme.run_sheets.shipping import ship_standards
from samensterk.web.programme.run_sheets.steps import Step

CODE = "bijeenkomst"


def make_standard():
    ship_standards()
    return Template.objects.standard().get(code=CODE)


def step(title, **more):
    return Step("", **{"title": title, "doer": "coordinator", "day": -7, **more})


def copy_of(standard, place, title="Onze avond"):
    return services.copy_template(
        municipality_id=place.pk, title=title, kind="meeting", source=standard
    )


def give_out(standard, note="nieuw"):
    standard.refresh_from_db()
    return services.give_out(
        template=standard, version=standard.version, note=note, by_id=None
    )


def add(template, one, key=""):
    template.refresh_from_db()
    return services.change_step(
        template=template, version=template.version, step=one, key=key
    )
