"""The codes of visits: made, made again for a print, and looked up."""

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from samensterk.web.common.answer_codes import Codes, read_code
from samensterk.web.common.moments import today
from samensterk.web.common.versions import hold
from samensterk.web.rounds.letters.models import AnswerCode
from samensterk.web.rounds.plans.models import Stop

# Never changed: the codes of letters that were sent are made with it.
CODES = Codes(b"samensterk.rounds.letters.codes")


def give_codes(stops: Iterable[Stop], ends_on: date) -> None:
    """Let every visit have a code that holds until a day; who has one keeps it."""
    wanted = {one.pk: one for one in stops}
    if not wanted:
        return
    rounds = {one.of_id for one in wanted.values()}
    rows = AnswerCode.objects.filter(stop__of__in=rounds)
    known = [one for one in rows if one.stop_id in wanted]
    for one in known:
        one.ends_on = ends_on
    AnswerCode.objects.bulk_update(known, ["ends_on"], batch_size=500)
    there = {one.stop_id for one in known}
    new = [one for pk, one in wanted.items() if pk not in there]
    AnswerCode.objects.bulk_create(_new_code(one, ends_on) for one in new)


def _new_code(stop: Stop, ends_on: date) -> AnswerCode:
    nonce = uuid4()
    return AnswerCode(
        municipality_id=stop.municipality_id,
        stop=stop,
        nonce=nonce,
        digest=CODES.digest(CODES.make(settings.SECRET_KEY, nonce)),
        ends_on=ends_on,
    )


def code_of(kept: AnswerCode) -> str:
    """Make a code again, also when the secret of the site was changed since.

    When the secret that it was made with is not known any more there is a new code; a
    letter that was sent with the old one can still be answered by telephone.
    """
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return CODES.make_again(secrets, kept.nonce, kept.digest) or _renew(kept)


@transaction.atomic
def _renew(kept: AnswerCode) -> str:
    held = hold(kept)
    held.nonce = uuid4()
    code = CODES.make(settings.SECRET_KEY, held.nonce)
    held.digest = CODES.digest(code)
    held.save(update_fields=["nonce", "digest"])
    return code


def find_code(typed: str) -> AnswerCode | None:
    """Look up what somebody typed; None for what is none, or holds no more.

    The database looks for a digest, so that how long it takes says nothing of a code.
    """
    code = read_code(typed)
    if code is None:
        return None
    rows = AnswerCode.objects.filter(digest=CODES.digest(code), ends_on__gte=today())
    return rows.first()
