"""What everybody may open: it tells nobody who opted out, and leaves nothing behind."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from web.rounds.announcing import a_ready_round, announced, drafted, last_of
from web.rounds_made import make_draw, make_harvest

from samensterk.web.common import wrong_codes
from samensterk.web.common.moments import now
from samensterk.web.privacy.models import Wish
from samensterk.web.privacy.rights.services import set_wish
from samensterk.web.rounds.letters.code_keeping import code_of

pytestmark = pytest.mark.django_db
UNKNOWN = "7" * 16
# What differs from one request to the next.
OF_ONE_REQUEST = re.compile(r'csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')


@pytest.fixture(autouse=True)
def clean(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def of(place):
    made, _yards = a_ready_round(place)
    announced(made)
    return made


def plain(answer):
    return OF_ONE_REQUEST.sub("", answer.content.decode())


def public_of(of):
    """Give every public page of a round, and what it is without its secret."""
    harvest = make_harvest(of.municipality, published_at=now(), approved_at=now())
    draw = make_draw(of)
    return {
        "rounds:round_public": last_of(of).public_id,
        "rounds:draw_public": draw.pk,
        "rounds:draw_list": draw.pk,
        "rounds:harvest_public": harvest.public_id,
    }


def test_of_who_opted_out_a_code_answers_as_one_that_never_was(client, of):
    stop = of.stops.first()
    code = code_of(stop.code)
    pages = [reverse("rounds:answer_page", args=[one]) for one in (code, UNKNOWN)]
    assert client.get(pages[0]).status_code == 200

    set_wish(
        municipality_id=stop.municipality_id,
        key=stop.key,
        position=Wish.Position.NO_VISIT,
    )

    opened = [client.get(one) for one in pages]
    sent = [client.post(one, {"act": "visit"}) for one in pages]
    typed = [
        client.post(reverse("rounds:answer_code"), {"code": one})
        for one in (code, UNKNOWN)
    ]
    for one, other in (opened, sent):
        assert one.status_code == other.status_code == 404
        assert plain(one).replace(code, UNKNOWN) == plain(other)
    assert [one.status_code for one in typed] == [200, 200]
    assert plain(typed[0]).replace(code, UNKNOWN) == plain(typed[1])
    # Each of these is a wrong code: who tries the codes of others must wait.
    assert cache.get(wrong_codes.ALL) == 6


@pytest.mark.parametrize("address", ["10.0.0.7", "2001:db8::7"])
def test_who_guesses_waits_and_others_do_not(client, of, address):
    code = code_of(of.stops.first().code)
    for _turn in range(wrong_codes.MOST_OF_ONE):
        client.get(reverse("rounds:answer_page", args=[UNKNOWN]), REMOTE_ADDR=address)

    page = reverse("rounds:answer_page", args=[code])
    waits = client.get(page, REMOTE_ADDR=address)
    assert waits.status_code == 429
    assert client.get(page, REMOTE_ADDR="10.9.9.9").status_code == 200


def test_pages_for_everybody_keep_no_visitor_and_ask_no_other_site(client, of):
    for name, key in public_of(of).items():
        answer = client.get(reverse(name, args=[key]))

        assert answer.status_code == 200, name
        # Only what the form for another language needs, the same as on every page.
        assert set(client.cookies) <= {"csrf"}, name
        assert "http-equiv" not in answer.content.decode()
        assert answer["Referrer-Policy"] in ("same-origin", "no-referrer"), name


def test_an_address_that_nobody_gave_out_opens_nothing(client, of):
    for name in public_of(of):
        assert client.get(reverse(name, args=[uuid4()])).status_code == 404, name


def test_what_is_only_drafted_is_nobodys_to_read(client, place):
    made, _yards = a_ready_round(place)
    draft = drafted(made)
    harvest = make_harvest(place)

    for name, key in (
        ("rounds:round_public", draft.public_id),
        ("rounds:harvest_public", harvest.public_id),
        ("rounds:harvest_public_file", harvest.public_id),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404, name


def test_a_resident_answers_without_a_script(client, of):
    stop = of.stops.first()
    url = reverse("rounds:answer_page", args=[code_of(stop.code)])
    content = client.get(url).content.decode()

    for form in re.findall(r"<form\b.*?</form>", content, re.DOTALL):
        assert 'method="post"' in form
        assert 'type="submit"' in form
        assert " hx-" not in form
    assert content.count("<form") >= 3
