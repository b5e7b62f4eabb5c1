"""How proof of what went is listed."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.common.keeping import KEEPING, in_words
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.common.tables import Column, Listing
from samensterk.web.privacy.retention.models import Removal


def label_of(code: str) -> str:
    """Give the words for what is kept; of an earlier version its code."""
    kept = KEEPING.by_code(code)
    if kept is not None:
        return str(capfirst(str(kept.label)))
    # What went on request is told by the room that removed it.
    rooms = {one.code: str(one.label) for one in PROVIDERS.kinds}
    return rooms.get(code, code)


def removal_listing() -> Listing[Removal]:
    return Listing(
        caption=gettext_lazy("What was removed"),
        empty=gettext_lazy("Nothing has been removed here yet."),
        columns=(
            Column(
                gettext_lazy("when"), lambda one: one.ran_at, ("ran_at",), "wanneer"
            ),
            Column(gettext_lazy("what"), lambda one: label_of(one.code)),
            Column(gettext_lazy("how many"), lambda one: one.n_rows, ("n_rows",), "n"),
            Column(gettext_lazy("why"), lambda one: one.get_because_display()),
            Column(gettext_lazy("term"), _term),
            Column(gettext_lazy("began before"), lambda one: one.through or ""),
            Column(gettext_lazy("where"), _where),
        ),
    )


def _term(one: Removal) -> str:
    return "" if one.term_days is None else in_words(one.term_days)


def _where(one: Removal) -> str:
    return _("whole site") if one.municipality_id is None else _("this municipality")
