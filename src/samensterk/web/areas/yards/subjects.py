"""Yards as the processing log names them: by the key that stays the same."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from samensterk.web.areas.yards.models import Yard
from samensterk.web.common.subjects import MOST_FOUND

KEYS_PER_QUESTION = 500
K = TypeVar("K")


class YardSubjects:
    kind = Yard.SUBJECT
    label = _("yard")

    def titles(self, municipality_id: int, keys: Collection[str]) -> Mapping[str, str]:
        mine = Yard.objects.for_municipality(municipality_id).defer("facts")
        return {
            one.key: str(one)
            for some in in_parts(sorted(keys))
            for one in mine.filter(key__in=some)
        }

    def find(self, municipality_id: int, words: str) -> Sequence[str]:
        rows = Yard.objects.for_municipality(municipality_id).defer("facts")
        if rows.filter(key=words).exists():
            return [words]
        for word in words.split():
            rows = rows.filter(address__icontains=word)
        in_order = rows.order_by("street", "house_number", "pk")
        return [one.key for one in in_order[:MOST_FOUND]]


def in_parts(keys: list[K]) -> Iterator[list[K]]:
    """Cut a long list, because a database takes so many values and no more."""
    for start in range(0, len(keys), KEYS_PER_QUESTION):
        yield keys[start : start + KEYS_PER_QUESTION]
