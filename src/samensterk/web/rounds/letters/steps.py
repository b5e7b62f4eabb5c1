"""What this wing adds to the steps before a round can be announced, and to its page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.rounds.letters.drafting import announced_of, draft_of
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.setup.models import Round
from samensterk.web.rounds.setup.readiness import Step
from samensterk.web.rounds.setup.round_parts import RoundPart, RoundPartMaker


def letter_step(of: Round) -> Step:
    is_there = draft_of(of) is not None or bool(announced_of(of))
    about = _("you can read it before it goes") if is_there else _("not written yet")
    url = reverse("rounds:announcement", args=[of.municipality.slug, of.pk])
    title = _("What the letter says is written down")
    return Step(title, is_there, about, url, "rounds:announcement")


def letters_of_round(request: MunicipalityRequest, of: Round) -> RoundPart | None:
    announced = announced_of(of)
    if of.state == Round.State.CLOSED and not announced:
        return None
    waiting = Answer.objects.for_municipality(of.municipality_id)
    n_waiting = waiting.filter(of=of, handled_at=None).count()
    context = {
        "round": of,
        "municipality": request.municipality,
        "announced": announced,
        "n_waiting": n_waiting,
    }
    words = ngettext(
        "%(n)s answer of a farmer waits for you",
        "%(n)s answers of farmers wait for you",
        n_waiting,
    )
    url = reverse("rounds:answers", args=[request.municipality.slug, of.pk])
    waits = [(words % {"n": n_waiting}, url)] if n_waiting else []
    return RoundPart("rounds/letters/_of_round.html", context, waits)


PART = RoundPartMaker("rounds:announcement", letters_of_round)
