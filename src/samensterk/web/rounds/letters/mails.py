"""The letter as a mail, where somebody gave an address for this."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from samensterk.web.accounts.letterheads import house_of
from samensterk.web.accounts.queries import mail_sender_of, municipality_by_id
from samensterk.web.common.moments import now
from samensterk.web.common.outgoing import Letter as Mail
from samensterk.web.rounds.letters.addressing import readers
from samensterk.web.rounds.letters.announcing import MAIL_KIND
from samensterk.web.rounds.letters.models import Letter
from samensterk.web.rounds.letters.printing import bundle_of
from samensterk.web.rounds.letters.wording import code_words
from samensterk.web.rounds.setup.models import Round


class RoundLetter:
    """See `common.outgoing.MailKind`."""

    code = MAIL_KIND

    def letter(self, arguments: Mapping[str, Any]) -> Mail | None:
        """Write it; nothing to who wants no visit or mail any more, or moved on."""
        rows = Letter.objects.filter(pk=arguments["letter"], way=Letter.Way.MAIL)
        found = rows.select_related("announcement__of", "announcement__rule").first()
        if found is None or found.announcement.of.state == Round.State.CLOSED:
            return None
        reader = readers(found.municipality_id, [found.key]).get(found.key)
        if reader is None or not reader.mail:
            return None
        mail = self._written(found, reader.mail)
        if mail is not None:
            rows.filter(sent_at=None).update(sent_at=now())
        return mail

    def _written(self, letter: Letter, to: str) -> Mail | None:
        bundle = bundle_of(letter.announcement, [letter])
        if not bundle.letters:
            return None
        one = bundle.letters[0]
        here = municipality_by_id(letter.municipality_id)
        house = house_of(here.pk)
        words = code_words(bundle.words.answer_address)
        context = {
            "municipality": here,
            "words": one.words,
            "code": one.code,
            "code_is": words.code_is,
            "url": one.url,
            "name": house.name,
            "contact": "\n".join(house.lines),
        }
        sender = replace(mail_sender_of(here), name=house.name)
        subject = one.words.subject
        return Mail("rounds/letters/mail/letter", subject, to, context, sender, "nl")
