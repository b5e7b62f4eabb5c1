"""What is told back of an area, once for the page and for paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.rounds.harvest.figures import Figures
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.visits.models import Outcome
from samensterk.web.rounds.visits.words import CanDo, Material, Topic

if TYPE_CHECKING:
    from samensterk.web.rounds.harvest.models import Harvest

MOST_NAMED = 3  # topics in a first draft


@dataclass(frozen=True, slots=True)
class Numbers:
    """A small table: what, and how often; never under five."""

    title: str
    rows: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page that tells back."""

    title: str
    intro: str
    heard: str
    doing: str
    tables: Sequence[Numbers]
    about_numbers: str


def page_of(harvest: "Harvest", figures: Figures, names: Sequence[str]) -> Page:
    """Write it in Dutch, as everybody reads it."""
    with translation.override("nl"):
        areas = in_words(names)
        return Page(
            title=_("We heard this, we do this: %(areas)s") % {"areas": areas},
            intro=_intro(harvest.of, areas),
            heard=harvest.heard,
            doing=harvest.doing,
            tables=list(_tables(figures)),
            about_numbers=_about_numbers(),
        )


def first_words(figures: Figures) -> dict[str, str]:
    """Propose a draft in Dutch from what may be told; the coordinator makes it his own."""
    with translation.override("nl"):
        named = [code for code, _n in figures.get("topics", ())][:MOST_NAMED]
        labels = dict(Topic.choices)
        heard = (
            _("We talked most about: %(topics)s.")
            % {"topics": in_words([str(labels[one]) for one in named])}
            if named
            else ""
        )
        return {"heard": heard, "doing": promised_words(figures)}


def in_words(names: Sequence[str]) -> str:
    """Put names behind each other: one, two and three."""
    *most, last = names or ("-",)
    if not most:
        return last
    return _("%(names)s and %(last)s") % {"names": ", ".join(most), "last": last}


def promised_words(figures: Figures) -> str:
    found = figures.get("promises")
    if not found:
        return ""
    made, answered = found
    told = _("In the whole round we promised %(n)s things.") % {"n": made}
    if answered == made:
        all_answered = _("All of them are answered.")
        return f"{told} {all_answered}"
    done = ngettext(
        "%(n)s of them is answered.", "%(n)s of them are answered.", answered
    )
    return f"{told} {done % {'n': answered}}"


def _intro(of: Round, areas: str) -> str:
    return _(
        "From %(first)s to %(last)s teams of the municipality of %(name)s and its partners went by in %(areas)s, to meet and to talk. It was no check. This is what we heard, and what we do with it."
    ) % {
        "first": date_format(of.starts_on, "j F"),
        "last": date_format(of.ends_on, "j F Y"),
        "name": of.municipality.name,
        "areas": areas,
    }


def _tables(figures: Figures) -> Iterator[Numbers]:
    n_visits = figures.get("n_visits")
    outcomes = _labelled(Outcome.choices, figures.get("outcomes", ()))
    if n_visits:
        yield Numbers(_("Visits"), [*outcomes, (_("All visits together"), n_visits)])
    for title, choices, name in (
        (_("What we talked about"), Topic.choices, "topics"),
        (_("What we left there"), Material.choices, "material"),
        (_("What people do themselves"), CanDo.choices, "can_do"),
    ):
        rows = _labelled(choices, figures.get(name, ()))
        if rows:
            yield Numbers(title, rows)


def _labelled(
    choices: Sequence[tuple[str, object]], told: Sequence[Sequence[object]]
) -> list[tuple[str, int]]:
    labels = {code: capfirst(str(label)) for code, label in choices}
    return [(labels[str(code)], int(str(n))) for code, n in told if code in labels]


def _about_numbers() -> str:
    return _(
        "Nothing here is about one yard or one person. We do not tell numbers under five, nor numbers from which these could be computed. So not everything that was talked about stands here."
    )
