"""A letter that has not gone yet does not go to who no longer wants a visit."""

from django.db import transaction

from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.files import forget_prints_with
from samensterk.web.rounds.letters.models import Letter


@transaction.atomic
def let_letters_go(municipality_id: int, key: str) -> None:
    """Take the letters to one address back that still lie here, and prints of them."""
    if key in readers(municipality_id, [key]):
        return
    rows = Letter.objects.for_municipality(municipality_id)
    rows.filter(key=key, sent_at=None).delete()
    forget_prints_with(municipality_id, key)
