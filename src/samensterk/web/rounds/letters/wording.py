"""The words of a letter as data: one text for paper, mail and pages. Pure.

The words themselves stand in `content/brief.toml`, in Dutch, as residents read them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from samensterk.paper.letter_words import ANSWER, CodeWords, LetterWords, Section

MOST_NAMED = 3  # areas in a headline


@dataclass(frozen=True, slots=True)
class RuleWords:
    """The published rule, word for word, with who decided it."""

    acute: str
    leaves: str
    decided_by: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class RoundWords:
    """What is the same for everybody of one announcement; days and times in Dutch."""

    municipality: str
    title: str
    purpose: str
    whom: str  # a value of `Round.Whom`
    areas: Sequence[str]
    starts_on: str
    ends_on: str
    minutes: int
    hours: Mapping[str, str]
    rule: RuleWords
    who: Sequence[str]
    ask_at: str
    complain_at: str
    answer_until: str
    answer_address: str  # where a code is typed, as people type it
    public_url: str
    kept: Mapping[str, str]  # how long, in words


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """What is of one reader."""

    from_on: str
    until_on: str
    name: str = ""
    team: Sequence[str] = ()  # who comes here; empty when nobody knows yet
    is_again: bool = False


@cache
def _content() -> Mapping[str, Any]:
    path = files("samensterk.web.rounds.letters").joinpath("content", "brief.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def letter_words(of: RoundWords, reader: ReaderWords) -> LetterWords:
    content = _content()
    greeting = "greeting_named" if reader.name else "greeting"
    intro = [one.format(whom=whom_words(of.whom)) for one in content["intro"]]
    again = content["intro_again"] if reader.is_again else []
    return LetterWords(
        subject=content["subject"],
        greeting=content[greeting].format(name=reader.name),
        intro=[*again, *intro],
        sections=[
            why_section(of),
            who_section(of, reader.team),
            _when_section(of, reader),
            _section("no_check"),
            rule_section(of.rule),
            answer_section(of),
            _section("opt_out"),
            _section("kept", **of.kept),
            questions_section(of),
        ],
        closing=content["closing"],
    )


def waits_words(title: str, news: str, ask_at: str, name: str) -> LetterWords:
    """Write that a visit does not come yet: nothing to answer, so no code."""
    content = _content()
    told = content["waits"]
    greeting = "greeting_named" if name else "greeting"
    return LetterWords(
        subject=told["subject"],
        greeting=content[greeting].format(name=name),
        intro=[told["told"].format(title=title), news, told["nothing"]],
        sections=[Section("questions", told["heading"], [f"{ended(ask_at)}."])],
        closing=content["closing"],
    )


def whom_words(whom: str) -> str:
    return str(_content()["whom"][whom])


def _section(code: str, **filled: str) -> Section:
    told = _content()[code]
    texts = [one.format(**filled) for one in told["text"]]
    return Section(code, told["heading"], texts)


def why_section(of: RoundWords) -> Section:
    return Section("why", _content()["why"]["heading"], lines_of(of.purpose))


def who_section(of: RoundWords, team: Sequence[str] = ()) -> Section:
    told = _content()["who"]
    people = team or of.who
    lead = "lead_team" if team else "lead_round"
    first = told[lead] if people else told["none"]
    return Section("who", told["heading"], [first], people, [told["after"]])


def person_words(part: str, organisation: str, name: str = "") -> str:
    """Name one of a team: by its part, and as the employer wants the name shown."""
    told = _content()["who"]
    filled = {"part": told["parts"][part], "organisation": organisation, "name": name}
    return str(told["named" if name else "unnamed"].format(**filled))


def _when_section(of: RoundWords, reader: ReaderWords) -> Section:
    told = _content()["when"]
    days = "one_day" if reader.from_on == reader.until_on else "days"
    texts = [
        told[days].format(from_on=reader.from_on, until_on=reader.until_on),
        told["how_long"].format(minutes=of.minutes, **of.hours),
    ]
    return Section("when", told["heading"], texts)


def rule_section(rule: RuleWords) -> Section:
    """Give the rule: its own words stand in it as they were published."""
    told = _content()["rule"]
    labels = [told["acute"], told["leaves"]]
    texts = [
        labels[0],
        *lines_of(rule.acute),
        labels[1],
        *lines_of(rule.leaves),
        told["decided"].format(decided_by=rule.decided_by, decided_on=rule.decided_on),
    ]
    return Section("rule", told["heading"], texts, labels=labels)


def no_check_section() -> Section:
    return _section("no_check")


def answer_section(of: RoundWords) -> Section:
    told = _content()["answer"]
    texts = [one.format(answer_until=of.answer_until) for one in told["text"]]
    call = told["call"].format(ask_at=ended(of.ask_at))
    return Section(ANSWER, told["heading"], texts, after=[call])


def code_words(address: str) -> CodeWords:
    """Give what stands beside the code: where to go, and what the code is called."""
    told = _content()["answer"]
    return CodeWords(told["link"].format(address=address), told["code"])


def questions_section(of: RoundWords, *, is_public: bool = False) -> Section:
    """Say where to ask and complain; the public page need not lead to itself."""
    told = _content()["questions"]
    texts = [
        told["ask"].format(ask_at=ended(of.ask_at)),
        told["complain"].format(complain_at=ended(of.complain_at)),
    ]
    if not is_public:
        texts.append(told["public"].format(address=of.public_url))
    return Section("questions", told["heading"], texts)


def press_words(of: RoundWords) -> str:
    return _filled_text("press", of)


def notice_words(of: RoundWords) -> str:
    return _filled_text("notice", of)


def _filled_text(code: str, of: RoundWords) -> str:
    who = who_section(of)
    text: str = _content()[code]["text"]
    return text.strip().format(
        municipality=of.municipality,
        whom=whom_words(of.whom),
        areas=some_named(of.areas),
        all_areas=_all_areas(of.areas),
        starts_on=of.starts_on,
        ends_on=of.ends_on,
        purpose=" ".join(lines_of(of.purpose)),
        who=" ".join(
            [*who.paragraphs, *([f"{listed(who.items)}."] if who.items else [])]
        ),
        decided_by=of.rule.decided_by,
        public=of.public_url,
        ask_at=ended(of.ask_at),
    )


def some_named(names: Sequence[str]) -> str:
    """Name at most three areas and count the others, for a headline."""
    n_others = len(names) - MOST_NAMED
    if n_others <= 0:
        return listed(names)
    first = names[:MOST_NAMED]
    between = "; " if any(" en " in one for one in first) else ", "
    others = "1 ander gebied" if n_others == 1 else f"{n_others} andere gebieden"
    return f"{between.join(first)} en {others}"


def _all_areas(names: Sequence[str]) -> str:
    """Name all areas in a paragraph of its own, where the headline has only some."""
    if len(names) <= MOST_NAMED:
        return ""
    return f"Alle gebieden van deze ronde: {listed(names)}.\n\n"


def listed(names: Sequence[str]) -> str:
    """Write names as people do: a, b en c."""
    if any(" en " in one for one in names):
        return "; ".join(names)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def ended(text: str) -> str:
    """Leave a full stop away, for a sentence that brings its own."""
    return text.strip().rstrip(".")


def lines_of(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]
