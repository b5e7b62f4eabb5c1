"""Every text has Dutch, and no text in a template goes without translation."""

import gettext
import re
from html.parser import HTMLParser
from io import BytesIO

import messages as tool
import pytest
from django.template.base import Lexer, TokenType

CATALOG = tool.read()
OURS = tool.messages(CATALOG)
# Developers alone see the pages under dev/.
TEMPLATES = [
    pytest.param(path, id=str(path.relative_to(tool.WEB)))
    for path in tool.templates()
    if "dev" not in path.parts
]
PLACE = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")
# What is the same in every language.
NAMES = re.compile(
    r"\b(?:Samen Sterk|RIEC|PVO|LTO|GM\d{4}|CSV|XLSX|ODS|PDF|DOCX|ICS|SHA-256)\b"
)
READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description"}
# Their words come before the reader; those of `date` and the like are patterns.
SPEAKING_FILTERS = re.compile(
    r"\|(?:default|default_if_none|yesno|add|join):['\"]([^'\"]*)"
)
OUTSIDE = ("comment", "blocktranslate", "blocktrans")


class _Page(HTMLParser):
    """Collects what a reader sees or hears."""

    def __init__(self):
        super().__init__()
        self.texts, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style"}
        self.texts += [text for name, text in attrs if name in READ_ALOUD and text]
        if tag == "input" and dict(attrs).get("type") in {"submit", "button"}:
            self.texts.append(dict(attrs).get("value") or "")

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def untranslated(template):
    """Give the pieces of text that gettext never sees."""
    html, spoken, inside = [], [], None
    for token in Lexer(template).tokenize():
        word = token.contents.split(" ")[0] if token.contents else ""
        if inside:
            inside = None if word == f"end{inside}" else inside
        elif token.token_type == TokenType.BLOCK and word in OUTSIDE:
            inside = word
        elif token.token_type == TokenType.TEXT:
            html.append(token.contents)
        else:
            spoken += SPEAKING_FILTERS.findall(token.contents)
    page = _Page()
    page.feed("".join(html))
    page.close()
    texts = [NAMES.sub("", text).strip() for text in page.texts + spoken]
    return [text for text in texts if re.search(r"[^\W\d_]", text)]


def places(text):
    return sorted(PLACE.findall(text))


def test_every_text_in_code_and_templates_is_in_the_catalogue():
    """Run `make messages` when this fails."""
    assert tool.as_po(tool.merge(tool.gather(), CATALOG)) == tool.PO.read_bytes()


def test_every_text_has_dutch():
    assert [one.id for one in tool.without_dutch(CATALOG)] == []


def test_places_for_names_and_numbers_are_the_same_in_dutch():
    translated = [one for one in OURS if all(tool.dutch(one))]

    assert [one.id for one in translated if not _places_agree(one)] == []


def _places_agree(message):
    if not message.pluralizable:
        return places(message.string) == places(message.id)
    one, more = map(places, message.id)
    one_in_dutch, more_in_dutch = map(places, message.string)
    return one_in_dutch in (one, more) and more_in_dutch == more


def test_what_is_compiled_is_what_is_written():
    """Run `make messages` when this fails."""
    assert tool.MO.read_bytes() == tool.as_mo(CATALOG)


def test_the_compiled_file_speaks_dutch():
    with tool.MO.open("rb") as file:
        dutch = gettext.GNUTranslations(file)

    assert dutch.gettext("Sign in") == "Inloggen"
    assert dutch.ngettext("%(counter)s result", "%(counter)s results", 1).endswith(
        "aat"
    )
    assert dutch.ngettext("%(counter)s result", "%(counter)s results", 0).endswith("en")


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_has_no_text_outside_translations(path):
    assert untranslated(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Left behind</p>", ["Left behind"]),
        ("<p>{% translate 'Fine' %}</p>", []),
        (
            "{% blocktranslate %}Fine <b>too</b>{% endblocktranslate %} but not",
            ["but not"],
        ),
        ("{% blocktranslate %}one{% plural %}two{% endblocktranslate %}", []),
        ("{# note #}{% comment 'x' %}also <p>note{% endcomment %}", []),
        ("<img alt='A tree' src='tree.png'>", ["A tree"]),
        ("<input type='submit' value='Send'>", ["Send"]),
        ("<input type='hidden' value='visits'>", []),
        ("<p class='a'>Samen Sterk · 12 %</p>&nbsp;&times;", []),
        ("<script>let word</script><style>a{}</style>", []),
        ("{{ name|default:'nobody' }}", ["nobody"]),
        ("{{ day|date:'j F Y' }}{{ name|default:'' }}", []),
        ("{% if a %}yes{% else %}-{% endif %}", ["yes-"]),
    ],
)
def test_a_text_without_translation_is_seen(template, found):
    assert untranslated(template) == found


TEMPLATE = """
{% load i18n %}{% translate "Plain" %} it's odd {
  {% translate "In a room" context "room" as label %}
    {% translate 'He said "no"' %} {% translate "It's" %}
{% blocktranslate with name=person.name trimmed %}
  Hello {{ name }},
  100% sure
{% endblocktranslate %}
 {% blocktranslate count n=yards|length context "farm" %}{{ n }} yard{% plural %}{{ n }} yards{% endblocktranslate %}
{{ _("Short") }} {{ value|default:_("Default") }} {% include "a.html" with label=_("Passed") %}
{% comment %}{% translate "Not this" %}{% endcomment %}
"""
CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
A = _("One " "text")
B = ngettext("%(n)d tree", "%(n)d trees", 3)
C = pgettext_lazy("month", "may")
D = _(variable)
"""


@pytest.fixture
def house(tmp_path):
    folder = tmp_path / "room" / "templates" / "room"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(TEMPLATE, "utf-8")
    (tmp_path / "room" / "views.py").write_text(CODE, "utf-8")
    return tmp_path


def test_every_way_to_mark_a_text_is_known(house):
    found = {(one.id, one.context) for one in tool.messages(tool.gather(house))}

    assert found == {
        ("Plain", None),
        ("In a room", "room"),
        ('He said "no"', None),
        ("It's", None),
        ("Hello %(name)s, 100%% sure", None),
        (("%(n)s yard", "%(n)s yards"), "farm"),
        ("Short", None),
        ("Default", None),
        ("Passed", None),
        ("One text", None),
        (("%(n)d tree", "%(n)d trees"), None),
        ("may", "month"),
    }


def test_dutch_stays_and_what_is_gone_goes(house):
    kept = tool.DutchCatalog()
    kept.add("Plain", "Gewoon", user_comments=["of a day"])
    kept.add("may", "mei", context="month")
    kept.add("Gone", "Weg")

    merged = tool.merge(tool.gather(house), kept)

    assert merged.get("Plain").string == "Gewoon"
    assert merged.get("Plain").user_comments == ["of a day"]
    assert merged.get("may", "month").string == "mei"
    assert merged.get("Gone") is None
    assert len(tool.without_dutch(merged)) == 10


def test_a_text_that_gets_a_plural_needs_dutch_again(house):
    kept = tool.DutchCatalog()
    kept.add("%(n)d tree", "%(n)d boom")

    merged = tool.merge(tool.gather(house), kept)

    assert tool.dutch(merged.get("%(n)d tree")) == ("", "")


def test_the_file_says_nothing_of_when_or_by_what_it_was_made(house):
    written = tool.as_po(tool.gather(house)).decode()

    assert "Date" not in written
    assert "Babel" not in written
    assert "views.py" not in written
    assert "nplurals=2; plural=(n != 1);" in written


def test_writing_and_reading_changes_nothing(tmp_path):
    copy = tmp_path / "django.po"
    copy.write_bytes(tool.as_po(CATALOG))

    assert tool.as_po(tool.read(copy)) == copy.read_bytes()
    assert (
        gettext.GNUTranslations(BytesIO(tool.as_mo(CATALOG))).info()["language"] == "nl"
    )
