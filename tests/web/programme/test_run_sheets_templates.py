"""Run sheets of a municipality and the standard ones: copies, editions, offers."""

import pytest
from web.planned import make_template
from web.sheets import add, copy_of, give_out, make_standard, step

from samensterk.web.common.versions import ChangedMeanwhile
from samensterk.web.programme.models import TemplateEdition
from samensterk.web.programme.run_sheets import queries, services, shipping
from samensterk.web.programme.run_sheets.faults import (
    CircularSteps,
    CodeTaken,
    NothingNew,
)
from samensterk.web.programme.run_sheets.shipping import ship_standards, shipped
from samensterk.web.programme.run_sheets.steps import Step, keep_steps, read_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard(db):
    return make_standard()


def ship(monkeypatch, steps):
    """Come with a newer version of the software, in which these are the steps."""
    first = shipped()[0]
    newer = shipping.Standard(first.code, first.kind, first.title, "", tuple(steps))
    monkeypatch.setattr(shipping, "shipped", lambda: (newer,))


def test_both_standard_ones_come_with_a_first_edition(db):
    assert ship_standards() == 2
    assert ship_standards() == 0
    assert {one.code for one in queries.standard_templates()} == {
        "bijeenkomst",
        "de-boer-op",
    }
    assert TemplateEdition.objects.count() == 2


def test_a_newer_one_becomes_an_edition_when_the_riec_left_it_as_it_was(
    standard, monkeypatch
):
    ship(monkeypatch, [step("Nieuw", day=-1)])

    assert ship_standards() == 1
    assert ship_standards() == 0

    assert [one.title for one in queries.steps_of(standard)] == ["Nieuw"]
    assert queries.newest_edition(standard).number == 2


def test_a_newer_one_is_offered_to_a_riec_that_changed_it(standard, monkeypatch):
    add(standard, step("Van het RIEC"))
    newer = [*shipped()[0].steps, Step("extra", "Extra", "coordinator", 3)]
    ship(monkeypatch, newer)

    assert ship_standards() == 0

    standard.refresh_from_db()
    (offered,) = queries.shipped_offer(standard)
    services.take_over_shipped(
        template=standard, version=standard.version, keys={offered.key}
    )
    standard.refresh_from_db()
    titles = {one.title for one in read_steps(standard.steps)}
    assert {"Extra", "Van het RIEC"} <= titles
    assert not queries.shipped_offer(standard)


def test_a_copy_has_the_steps_that_were_given_out(standard, place):
    add(standard, step("Nog niet uitgegeven"))

    made = copy_of(standard, place)

    assert queries.steps_of(made) == queries.steps_of(standard)
    assert made.base == queries.newest_edition(standard)
    assert "Nog niet uitgegeven" not in {one.title for one in queries.steps_of(made)}


def test_an_empty_one_waits_for_no_standard(place):
    made = copy_of(None, place)

    assert (queries.steps_of(made), queries.offered(made).differences) == ((), ())


def test_a_name_is_given_once_in_a_municipality(standard, place, neighbour):
    copy_of(standard, place)
    copy_of(standard, neighbour)

    with pytest.raises(CodeTaken):
        copy_of(standard, place)


def test_two_who_change_a_run_sheet_lose_nothing(place):
    made = copy_of(None, place)
    old = made.version
    add(made, step("Eerste"))

    with pytest.raises(ChangedMeanwhile) as caught:
        services.change_step(template=made, version=old, step=step("Tweede"))

    titles = [one["title"] for one in caught.value.current.steps]
    assert titles == ["Eerste"]


def test_a_key_is_never_given_twice(place):
    made = copy_of(None, place)

    assert [add(made, step("Zaal huren")) for _ in range(3)] == [
        "zaal-huren",
        "zaal-huren-2",
        "zaal-huren-3",
    ]


def test_a_step_keeps_its_key_when_its_name_changes(place):
    made = copy_of(None, place)
    key = add(made, step("Zaal huren"))

    assert add(made, step("Zaal boeken"), key=key) == key
    made.refresh_from_db()
    assert [one["title"] for one in made.steps] == ["Zaal boeken"]


def test_steps_cannot_wait_for_each_other(place):
    made = copy_of(None, place)
    first = add(made, step("Eerst"))
    second = add(made, step("Dan", needs=(first,)))

    with pytest.raises(CircularSteps):
        add(made, step("Eerst", needs=(second,)), key=first)


def test_a_step_that_is_taken_out_is_waited_for_by_nobody(place):
    made = copy_of(None, place)
    first = add(made, step("Eerst"))
    add(made, step("Dan", needs=(first,)))
    made.refresh_from_db()

    services.remove_step(template=made, version=made.version, key=first)

    made.refresh_from_db()
    assert [(one["title"], one["needs"]) for one in made.steps] == [("Dan", [])]


def test_an_edition_with_nothing_new_is_not_given_out(standard):
    with pytest.raises(NothingNew):
        give_out(standard)


def test_municipalities_see_what_was_given_out_only(standard, place):
    own = copy_of(standard, place)
    add(standard, step("Nieuwe stap"))

    assert not queries.offers_for(place.pk)

    give_out(standard)
    (found,) = queries.offers_for(place.pk)
    assert found.template == own
    assert [one.title for one in found.differences] == ["Nieuwe stap"]


def test_what_was_changed_here_stays_when_the_rest_is_taken_over(standard, place):
    own = copy_of(standard, place)
    add(own, step("Eigen stap"))
    changed = read_steps(own.steps)[0]
    add(standard, step("Nieuwe stap"))
    add(standard, step("Anders", day=-80), key=changed.key)
    give_out(standard)
    own.refresh_from_db()

    n_taken = services.take_over_offer(
        template=own, version=own.version, keys={"nieuwe-stap"}
    )

    own.refresh_from_db()
    titles = {one.title for one in read_steps(own.steps)}
    assert n_taken == 1
    assert {"Eigen stap", "Nieuwe stap", changed.title} <= titles
    assert "Anders" not in titles
    assert not queries.offered(own).differences
    assert own.base == queries.newest_edition(standard)


def test_an_own_one_goes_before_the_standard_one(standard, place, neighbour):
    own = copy_of(standard, place)

    assert queries.template_for("meeting", place.pk) == own
    assert queries.template_for("meeting", neighbour.pk) == standard
    assert queries.template_for("training", place.pk) is None


def test_a_standard_one_that_was_never_given_out_is_not_seen(place):
    make_template(None, code="concept")

    assert queries.templates_for(place.pk) == []


def test_offers_cost_the_same_for_any_number_of_run_sheets(
    standard, place, django_assert_num_queries
):
    for number in range(6):
        copy_of(standard, place, title=f"Avond {number}")
    add(standard, step("Nieuwe stap"))
    give_out(standard)

    with django_assert_num_queries(2):
        assert len(queries.offers_for(place.pk)) == 6


def test_what_is_kept_of_a_step_survives(place):
    steps = [step("a", needs=(), hours=1.5)]
    made = make_template(place, code="x", steps=steps)

    assert keep_steps(queries.steps_of(made)) == made.steps
