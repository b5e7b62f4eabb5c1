"""argparse in Dutch: its help and its complaints."""

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

_CHOICE = re.compile(r"invalid choice: '?(.*?)'? \(choose from (.*)\)")
# What argparse says (Python 3.11 to 3.14), and what a user of this program reads.
_COMPLAINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"the following arguments are required: (.*)"),
        lambda found: f"er ontbreekt: {found[1]}",
    ),
    (
        re.compile(r"unrecognized arguments: (.*)"),
        lambda found: f"onbekend: {found[1]}",
    ),
    (
        _CHOICE,
        lambda found: (
            f"'{found[1]}' kan niet. Kies uit: {found[2].replace(chr(39), '')}"
        ),
    ),
    (
        re.compile(r"expected (?:one|at least one) argument"),
        lambda _: "hier hoort een waarde achter",
    ),
    (
        re.compile(r"not allowed with argument (.*)"),
        lambda found: f"kan niet samen met {found[1]}",
    ),
    (
        re.compile(r"invalid int value: (.*)"),
        lambda found: f"{found[1]} is geen geheel getal",
    ),
    (re.compile(r"\bargument (?=\S+:)"), lambda _: ""),
)


class DutchParser(argparse.ArgumentParser):
    """A parser whose every word is Dutch; trouble is one line and exit code 2."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how, add_help=False, formatter_class=_DutchFormatter)
        self._positionals.title = "wat u opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and where to read more."""
        for said, in_dutch in _COMPLAINTS:
            message = said.sub(in_dutch, message)
        sys.stderr.write(f"samensterk: {message}. Zie {self.prog} --help.\n")
        sys.exit(2)


class _DutchFormatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        # Without a prefix the text becomes the name of a verb's parser.
        prefix = "gebruik: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


def positive(text: str) -> int:
    """Read a number of 1 or more."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("geef een aantal van 1 of meer")
    return number
