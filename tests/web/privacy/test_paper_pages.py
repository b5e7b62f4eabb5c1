"""Pages about papers: who reads, makes and answers; what residents see."""

from itertools import pairwise

import pytest
from django.urls import reverse
from lxml import html
from web.at_once import at_once
from web.members import make_place, make_scan

from samensterk.web.common.roles import Role
from samensterk.web.privacy.papers import queries, services
from samensterk.web.privacy.papers.kinds import BY_CODE, PAPERS
from samensterk.web.privacy.papers.models import PaperAnswer, PaperEdition
from samensterk.web.privacy.papers.questions import asked_in, questions

pytestmark = pytest.mark.django_db
STATEMENTS = {
    "privacyverklaring": "privacy:public_privacy",
    "toegankelijkheidsverklaring": "privacy:public_accessibility",
}


def url(name, place, *parts):
    return reverse(f"privacy:{name}", args=[place.slug, *parts])


def make(place, code="dpia"):
    return services.make_edition(
        municipality_id=place.pk, kind=BY_CODE[code], made_by_id=None
    )


def answer_all(place, text="Antwoord van de gemeente."):
    services.answer_questions(
        municipality_id=place.pk,
        answers=dict.fromkeys(questions(), text),
        answered_by_id=None,
    )


def test_the_officer_makes_all_papers_and_reads_each(enter, place):
    client = enter(Role.PRIVACY_OFFICER, place)

    client.post(url("make_papers", place))

    assert PaperEdition.objects.count() == len(PAPERS)
    for kind in PAPERS:
        page = client.get(url("paper", place, kind.code))
        assert page.status_code == 200
        assert kind.title in page.content.decode()
        # Headings go down one step at a time.
        tree = html.fromstring(page.content)
        levels = [
            int(one.tag[1])
            for one in tree.xpath("//main//*[self::h1 or self::h2 or self::h3]")
        ]
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_a_paper_can_be_read_before_it_is_made(enter, place):
    client = enter(Role.COORDINATOR, place)

    page = client.get(url("paper", place, "dpia")).content.decode()

    assert "Concept-DPIA" in page
    assert "Nog te beslissen" in page
    assert not PaperEdition.objects.exists()


def test_a_coordinator_reads_and_downloads_but_neither_makes_nor_answers(enter, place):
    edition = make(place)
    client = enter(Role.COORDINATOR, place)

    page = client.get(url("paper", place, "dpia")).content.decode()
    file = client.get(url("paper_file", place, "dpia", edition.number, "pdf"))

    assert file["Content-Type"] == "application/pdf"
    assert 'filename="dpia-noorderveld-1.pdf"' in file["Content-Disposition"]
    assert not html.fromstring(page).xpath("//main//button")
    for name, *parts in (("make_paper", "dpia"), ("make_papers",), ("decisions",)):
        assert client.post(url(name, place, *parts)).status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "json", "exe"])
def test_a_form_that_a_paper_does_not_have_is_not_found(enter, place, form):
    make(place)
    client = enter(Role.PRIVACY_OFFICER, place)

    assert client.get(url("paper_file", place, "dpia", 1, form)).status_code == 404


def test_a_paper_that_is_not_there_is_not_found(enter, place):
    client = enter(Role.PRIVACY_OFFICER, place)

    assert client.get(url("paper", place, "gedicht")).status_code == 404
    assert client.post(url("make_paper", place, "gedicht")).status_code == 404


def test_answers_are_given_on_one_page_and_filled_in(enter, place):
    client = enter(Role.MUNICIPALITY_ADMIN, place)
    page = client.get(url("decisions", place)).content.decode()
    assert all(f'name="{one}"' in page for one in questions())

    client.post(url("decisions", place), {"fg": "fg@noorderveld.example.nl"})
    client.post(url("make_paper", place, "privacyverklaring"))

    assert PaperAnswer.objects.get().answered_by_id is not None
    page = client.get(url("paper", place, "privacyverklaring")).content.decode()
    assert "fg@noorderveld.example.nl" in page


def test_an_answer_that_is_too_long_comes_back(enter, place):
    client = enter(Role.PRIVACY_OFFICER, place)

    page = client.post(url("decisions", place), {"fg": "a" * 2001})

    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert not PaperAnswer.objects.exists()


def test_an_outdated_paper_says_what_changed_and_the_old_edition_stays(
    enter, place, settings
):
    client = enter(Role.PRIVACY_OFFICER, place)
    client.post(url("make_paper", place, "dpia"))
    settings.SESSION_COOKIE_AGE = 8 * 3600

    page = client.get(url("paper", place, "dpia")).content.decode()
    assert "uren dat een sessie geldt: was 12, is nu 8" in page
    client.post(url("make_paper", place, "dpia"))

    old = client.get(url("paper_edition", place, "dpia", 1)).content.decode()
    assert "hoogstens 12 uur" in old
    assert "hoogstens 8 uur" in client.get(url("paper", place, "dpia")).content.decode()


@pytest.mark.parametrize("code", STATEMENTS)
def test_residents_read_a_statement_once_it_is_published(client, enter, place, code):
    public = reverse(STATEMENTS[code], args=[place.slug])
    make_scan(place)
    answer_all(place, "Bel <b>14 0000</b>")
    edition = make(place, code)
    assert client.get(public).status_code == 404

    services.publish(edition=edition)
    page = client.get(public).content.decode()

    home = reverse("accounts:municipality", args=[place.slug])
    officer = enter(Role.PRIVACY_OFFICER, place)
    assert f'href="{public}"' in officer.get(home).content.decode()
    client.logout()
    assert page.count(f'href="{public}"') == 1
    assert "Bel &lt;b&gt;14 0000&lt;/b&gt;" in page
    assert queries.document_of(edition).title in page
    enter(Role.PRIVACY_OFFICER, place).post(
        url("take_down_paper", place, code, edition.number)
    )
    client.logout()
    assert client.get(public).status_code == 404


def test_an_unfinished_statement_is_not_shown_and_the_page_says_why(enter, place):
    edition = make(place, "privacyverklaring")
    client = enter(Role.PRIVACY_OFFICER, place)

    answer = client.post(
        url("publish_paper", place, "privacyverklaring", edition.number), follow=True
    )

    n_open = len(asked_in("privacyverklaring"))
    assert f"{n_open}" in answer.content.decode()
    edition.refresh_from_db()
    assert edition.published_at is None


def test_the_home_page_says_what_waits(enter, place):
    client = enter(Role.PRIVACY_OFFICER, place)
    home = reverse("accounts:municipality", args=[place.slug])
    assert str(len(questions())) in client.get(home).content.decode()

    answer_all(place)
    services.make_missing(municipality_id=place.pk, made_by_id=None)

    assert url("papers", place) not in client.get(home).content.decode()


def test_the_list_costs_the_same_for_one_edition_and_for_many(
    enter, place, django_assert_max_num_queries
):
    client = enter(Role.PRIVACY_OFFICER, place)
    services.make_missing(municipality_id=place.pk, made_by_id=None)
    client.get(url("papers", place))

    with django_assert_max_num_queries(14):
        client.get(url("papers", place))


@pytest.mark.django_db(transaction=True)
def test_two_who_make_and_answer_at_once_get_one_edition_and_one_answer():
    place = make_place()

    came = at_once(*[lambda: make(place)] * 3, *[lambda: answer_all(place)] * 2)

    assert came == ["done"] * 5
    numbers = list(PaperEdition.objects.values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert PaperEdition.objects.filter(replaced_at=None).count() == 1
    assert PaperAnswer.objects.count() == len(questions())
