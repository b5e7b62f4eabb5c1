"""A page speaks one language: Dutch, or English for who chose it."""

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from lxml.html import document_fromstring
from web.addresses import PARTS, address
from web.members import make_member, make_place, sign_in

from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PO = settings.LOCALE_PATHS[0] / "nl" / "LC_MESSAGES" / "django.po"
SHORTEST = 12  # a word of a few letters can be of both languages
OTHERS = {"pk", "key", "uidb36", "token", "slug", "provider_id"}


def sentences():
    """Give whole texts without gaps, in English and in Dutch."""
    with PO.open("rb") as file:
        catalog = list(read_po(file, locale="nl"))
    for message in catalog:
        plain = isinstance(message.id, str) and isinstance(message.string, str)
        if plain and "%" not in message.id and len(message.id) > SHORTEST:
            yield message.id, message.string


def text_of(content, language):
    """Give its texts; what says itself that it is of another language may be."""
    tree = document_fromstring(content)
    others = tree.body.xpath(".//*[@lang and @lang != $own]", own=language)
    for one in [*others, *tree.xpath("//script|//style")]:
        one.drop_tree()
    return {" ".join(line.split()) for line in tree.itertext()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.MUNICIPALITY_ADMIN, Role.PLATFORM_ADMIN]
)
def test_no_page_mixes_languages(client, role, language):
    place = make_place()
    here = None if role == Role.PLATFORM_ADMIN else place
    sign_in(client, make_member(role, here).user)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    column = 0 if language == "nl" else 1
    foreign = {pair[column] for pair in sentences() if pair[0] != pair[1]}
    own = {pair[1 - column] for pair in sentences()}

    mixed = {}
    for name in DOORS:
        if PARTS[name] & OTHERS:
            continue
        answer = client.get(address(name, place))
        is_page = answer.status_code == 200 and "html" in answer["Content-Type"]
        shown = text_of(answer.content, language) if is_page else set()
        if wrong := (shown & foreign) - own:
            mixed[name] = wrong

    assert mixed == {}
