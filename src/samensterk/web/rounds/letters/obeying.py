"""A letter that has not gone yet does not go to who no longer wants a visit."""

from django.db import transaction

from samensterk.web.privacy.rights.queries import Way, addressable
from samensterk.web.rounds.letters import pause_letters
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.models import Answer, Letter
from samensterk.web.rounds.letters.posting import PRINTS


@transaction.atomic
def let_letters_go(municipality_id: int, key: str) -> None:
    """Take the letters to one address back that still lie here, and prints of them."""
    if key in readers(municipality_id, [key]):
        return
    rows = Letter.objects.for_municipality(municipality_id)
    rows.filter(key=key, sent_at=None).delete()
    _drop_answers(municipality_id, key)
    PRINTS.forget_with(municipality_id, key)
    pause_letters.PRINTS.forget_with(municipality_id, key)


def _drop_answers(municipality_id: int, key: str) -> None:
    """Take back what was asked before the wish; who only wants no visit may be called."""
    rows = Answer.objects.for_municipality(municipality_id)
    asked = rows.filter(key=key, handled_at=None)
    if addressable(municipality_id, [key], Way.LETTER):
        asked = asked.exclude(kind=Answer.Kind.CALL)
    asked.delete()
