"""One page on which somebody answers: the same for a farmer and for who enters it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from samensterk.web.rounds.letters.answer_forms import (
    CallForm,
    FarmForm,
    HalfDaysForm,
    VisitForm,
    WishForm,
)
from samensterk.web.rounds.letters.answering import (
    answers_of,
    give_answer,
    turn_switch,
)
from samensterk.web.rounds.letters.choices import (
    half_days_for,
    half_words,
    kept_words,
    limits_said,
)
from samensterk.web.rounds.letters.faults import AnswerTooLate, NoSuchHalfDay
from samensterk.web.rounds.letters.models import Answer
from samensterk.web.rounds.letters.windows import HalfDay
from samensterk.web.rounds.plans.farms import tell_farm
from samensterk.web.rounds.plans.faults import PlanFault
from samensterk.web.rounds.plans.models import Stop

HALF_DAY, CALL, VISIT, WISH = "half_day", "call", "visit", "wish"
FARM = "farm"


@dataclass(slots=True)
class AnswerForms:
    """The ways to answer; at most one of them was sent."""

    half_day: HalfDaysForm
    call: CallForm
    visit: VisitForm
    wish: WishForm
    farm: FarmForm
    act: str
    limits: str = ""  # what is kept to at his kind of farm

    @property
    def sent(self) -> Any:
        """The form that was sent, if any."""
        return getattr(self, self.act, None) if self.act else None


def forms_for(request: HttpRequest, stop: Stop) -> AnswerForms:
    act = request.POST.get("act", "") if request.method == "POST" else ""
    act = act if act in (HALF_DAY, CALL, VISIT, WISH, FARM) else ""

    def sent(name: str) -> Any:
        return request.POST if act == name else None

    last = answers_of(stop).last()
    return AnswerForms(
        half_day=HalfDaysForm(
            sent(HALF_DAY),
            prefix=HALF_DAY,
            open_ones=half_days_for(stop),
            initial=_chosen(last),
        ),
        call=CallForm(sent(CALL), prefix=CALL),
        visit=VisitForm(sent(VISIT), prefix=VISIT),
        wish=WishForm(sent(WISH), prefix=WISH),
        farm=FarmForm(sent(FARM), prefix=FARM, initial={"farm": stop.farm}),
        act=act,
        limits=limits_said(stop),
    )


def _chosen(last: Answer | None) -> dict[str, str]:
    halves = last.halves if last is not None else []
    return {
        name: f"{day} {half}"
        for name, (day, half) in zip(HalfDaysForm.NAMES, halves, strict=False)
    }


def take(stop: Stop, forms: AnswerForms, by_id: int | None) -> str:
    """Write an answer down; gives what went wrong, in words, or nothing."""
    try:
        if forms.act == FARM:
            tell_farm(stop=stop, farm=forms.farm.cleaned_data["farm"])
        else:
            give_answer(stop=stop, given=forms.sent.given, by_id=by_id)
    except NoSuchHalfDay:
        return _(
            "On one of these half days we cannot come any more. Please choose again."
        )
    except (AnswerTooLate, PlanFault):
        return _(
            "This visit has been, or does not come any more. Call us when you want something else."
        )
    return ""


def turn(stop: Stop, form: WishForm) -> None:
    turn_switch(
        municipality_id=stop.municipality_id,
        key=stop.key,
        position=form.cleaned_data["position"],
    )


def told_words(stop: Stop) -> list[str]:
    """Say what was answered before, in the order in which it came."""
    found = []
    for one in answers_of(stop):
        words = str(one.get_kind_display())
        if one.halves:
            words = f"{words}: {'; '.join(kept_words(one.halves))}"
        if one.phone:
            words = f"{words}: {one.phone}"
        found.append(words)
    if stop.farm:
        found.append(_("kind of farm: %s") % stop.get_farm_display())
    return found


def agreed_words(stop: Stop) -> str:
    """Say what was agreed, if anything was."""
    if stop.wanted_on is None or not stop.wanted_half:
        return ""
    half: HalfDay = (stop.wanted_on, stop.wanted_half)
    return half_words(*half)
