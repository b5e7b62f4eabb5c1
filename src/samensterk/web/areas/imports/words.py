"""Lists of yards in words: why a file is refused, why a row is doubtful, what it did."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.scan.address_matching import Why
from samensterk.web.areas.imports.columns import Meaning
from samensterk.web.areas.yards.models import Yard
from samensterk.web.common import spreadsheet_reading as reading

Text = str | Promise
MEANINGS: Mapping[Meaning, Text] = {
    Meaning.NOTHING: gettext_lazy("is not read in"),
    Meaning.ADDRESS: gettext_lazy("street and house number together"),
    Meaning.STREET: gettext_lazy("street"),
    Meaning.HOUSE_NUMBER: gettext_lazy("house number"),
    Meaning.LETTER: gettext_lazy("house letter"),
    Meaning.SUFFIX: gettext_lazy("house number addition"),
    Meaning.POSTCODE: gettext_lazy("postcode"),
    Meaning.PLACE: gettext_lazy("town or village"),
    Meaning.KIND: gettext_lazy("kind of yard"),
}
WHYS: Mapping[str, Text] = {
    Why.SPELLING: gettext_lazy("the street is spelled differently"),
    Why.ADDITION: gettext_lazy("the letter or addition is different or missing"),
    Why.OTHER_PLACE: gettext_lazy("it lies in another town or village"),
    Why.NO_PLACE: gettext_lazy("the list does not say in which town or village"),
    Why.OTHER_POSTCODE: gettext_lazy("the postcode is another one"),
    Why.OTHER_STREET: gettext_lazy("this postcode and number are in another street"),
    Why.SEVERAL: gettext_lazy("it can be read in more than one way"),
    "near_yard": gettext_lazy("a yard on the list, next to the address in your file"),
    "new_near": gettext_lazy("a new yard, next to one that is on the list"),
}
OUTCOMES: Mapping[str, Text] = {
    "kind": gettext_lazy("the kind was changed"),
    "added": gettext_lazy("added to the list of yards"),
    "back": gettext_lazy("back on the list of yards"),
    "same": gettext_lazy("stood on the list like this already"),
    "ceased": gettext_lazy(
        "left alone: somebody wrote down that this yard has ceased or belongs to another"
    ),
    "again": gettext_lazy("left alone: the same yard stands in an earlier row"),
    "stays": gettext_lazy("left as it is: somebody corrected this yard since"),
    "undone": gettext_lazy("undone"),
}


def does(kind: str, yard: Yard | None) -> str:
    """Say what taking a row over would do."""
    words = str(Yard.Kind(kind).label) if kind else ""
    if yard is None:
        if words:
            return _("new on the list, as: %(kind)s") % {"kind": words}
        return _("new on the list")
    if yard.set_aside_on is not None and (not yard.is_own or yard.n_corrections):
        return _("nothing: this yard has ceased or belongs to another")
    if yard.set_aside_on is not None:
        return _("back on the list of yards")
    if kind and kind != yard.kind:
        return _("kind becomes: %(kind)s") % {"kind": words}
    return _("nothing: it stands on the list like this")


def refusal(error: reading.UnreadableFile) -> str:
    """Say why a file cannot be read, and what to do."""
    if isinstance(error, reading.TooLarge):
        return _too_large(error)
    if isinstance(error, reading.Locked):
        return _("This file has a password. Save it without one and choose it again.")
    if isinstance(error, reading.OldKind):
        return _("This is a file of an old Excel. Save it as XLSX and choose it again.")
    if isinstance(error, reading.WithMacros):
        return _(
            "This file has macros: programs of its own. Save it as XLSX, without macros, and choose it again."
        )
    if isinstance(error, reading.Empty):
        return _("There is nothing in this file.")
    return _("This file cannot be read. Choose a file of the kind XLSX, ODS or CSV.")


def _too_large(error: reading.TooLarge) -> str:
    if error.of == "rows":
        text = _("This file has more than %(most)s rows. Split it in parts.")
        return text % {"most": f"{error.most:,}".replace(",", ".")}
    if error.of == "columns":
        text = _("This file has more than %(most)s columns.")
        return text % {"most": error.most}
    return _("This file is too large. It may be 10 MB at most.")
