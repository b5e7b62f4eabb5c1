"""Promises as the processing log names them: by their day, never by who or what."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.programme.promises.models import Promise

KEYS_PER_QUESTION = 500


class PromiseSubjects:
    kind = Promise.SUBJECT
    label = gettext_lazy("promise")

    def titles(self, municipality_id: int, keys: Collection[str]) -> Mapping[str, str]:
        known = sorted({key for key in keys if _number(key)})
        rows = Promise.objects.for_municipality(municipality_id)
        rows = rows.only("pk", "municipality_id", "promised_on")
        return {
            str(one.pk): _("Promise of %s") % date_format(one.promised_on)
            for start in range(0, len(known), KEYS_PER_QUESTION)
            for one in rows.filter(pk__in=known[start : start + KEYS_PER_QUESTION])
        }

    def find(self, municipality_id: int, words: str) -> Sequence[str]:
        """Find by number only: a resident is found by his address."""
        number = _number(words)
        rows = Promise.objects.for_municipality(municipality_id)
        return [words] if number and rows.filter(pk=number).exists() else []


def _number(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
