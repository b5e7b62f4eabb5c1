"""The list of answers: what waits for somebody stands first."""

from django.db.models import F
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samensterk.web.common.tables import Column, Listing
from samensterk.web.rounds.letters.choices import kept_words
from samensterk.web.rounds.letters.models import Answer, AnswerQuerySet
from samensterk.web.rounds.setup.models import Round


def answers_here(of: Round) -> AnswerQuerySet:
    rows = Answer.objects.for_municipality(of.municipality_id).filter(of=of)
    rows = rows.select_related("stop__yard")
    return rows.defer("stop__yard__facts", "stop__yard__before").order_by(
        F("handled_at").asc(nulls_first=True), "at", "pk"
    )


def answer_listing(slug: str) -> Listing[Answer]:
    return Listing(
        caption=_("Answers"),
        empty=_(
            "Nobody has answered yet. Answers with a code come here by themselves; what somebody tells by telephone you enter at his visit."
        ),
        columns=(
            Column(_("address"), address_of),
            Column(_("answer"), lambda one: one.get_kind_display()),
            Column(_("when"), lambda one: "; ".join(kept_words(one.halves)) or "-"),
            Column(_("answered on"), _moment, ("at",), "dag"),
            Column(_("state"), state_words),
        ),
        url_of=lambda one: reverse("rounds:answer", args=[slug, one.pk]),
    )


def address_of(answer: Answer) -> str:
    return str(answer.stop.yard) if answer.stop is not None else answer.key


def _moment(answer: Answer) -> str:
    return date_format(localtime(answer.at), "SHORT_DATETIME_FORMAT")


def state_words(answer: Answer) -> str:
    return _("done") if answer.handled_at else _("waits for you")
