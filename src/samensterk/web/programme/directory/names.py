"""A Dutch name in its parts: pure, so that a telephone sorts it under the right letter."""

from dataclasses import dataclass

TITLES = frozenset(
    {
        *("dhr.", "dhr", "mevr.", "mevr", "mw.", "mw", "mevrouw", "meneer"),
        *("drs.", "dr.", "ir.", "ing.", "mr.", "prof.", "bc."),
    }
)
AFTER = frozenset({"jr.", "sr.", "msc", "bsc", "ma", "ba", "llm", "phd", "rm"})
# Words between a first and a last name.
BETWEEN = frozenset(
    {
        *("van", "de", "den", "der", "het", "'t", "ten", "ter", "te", "op", "aan"),
        *("bij", "in", "onder", "over", "uit", "uijt", "voor", "tot", "von", "zum"),
        *("zur", "zu", "la", "le", "du", "des", "di", "da", "el"),
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of one name; joined they hold every word of it."""

    title: str
    given: str
    family: str
    after: str


def split_name(text: str) -> Name:
    """Split a name; a single word is a given name, or what a desk is called.

    >>> split_name("mr. Anna-Fenna van der Wal")
    Name(title='mr.', given='Anna-Fenna', family='van der Wal', after='')
    """
    words = text.split()
    n_titles = _n_leading(words, TITLES)
    title, words = words[:n_titles], words[n_titles:]
    n_after = _n_leading(words[:0:-1], AFTER)
    end = len(words) - n_after
    words, after = words[:end], words[end:]
    given, family = _given_and_family(words)
    return Name(" ".join(title), " ".join(given), " ".join(family), " ".join(after))


def _n_leading(words: list[str], known: frozenset[str]) -> int:
    """Count the first words that are known; the last word of a name is never one."""
    n = 0
    while n < len(words) - 1 and words[n].casefold() in known:
        n += 1
    return n


def _given_and_family(words: list[str]) -> tuple[list[str], list[str]]:
    if len(words) < 2:
        return words, []
    if words[-2].endswith(",") or words[0].endswith(","):
        return _turned(words)
    for place, word in enumerate(words[:-1]):
        if word.casefold().replace("’", "'") in BETWEEN:
            return words[:place], words[place:]
    return words[:-1], words[-1:]


def _turned(words: list[str]) -> tuple[list[str], list[str]]:
    """Turn 'Wal, Anna van der' round."""
    at = next(place for place, word in enumerate(words) if word.endswith(","))
    last = [*words[:at], words[at].rstrip(",")]
    rest = words[at + 1 :]
    for place, word in enumerate(rest):
        if word.casefold().replace("’", "'") in BETWEEN:
            return rest[:place], [*rest[place:], *last]
    return rest, last
