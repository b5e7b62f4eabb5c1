"""What fields about people are called on a page; a test holds that none is forgotten."""

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import Kept

WORDS: dict[str, str | Promise] = {
    "accepted_at": _("when accepted"),
    "address": _("address"),
    "answer": _("answer"),
    "answered_by": _("who answered"),
    "asked_by": _("who asked"),
    "asked_on": _("when asked"),
    "at": _("when"),
    "before_at": _("the visit before"),
    "began_at": _("from when"),
    "by": _("who did it"),
    "cells": _("cells of the file"),
    "checked_on": _("when checked"),
    "chosen": _("what is of the one who asks"),
    "conclusion": _("what the officer found"),
    "confirmed_on": _("when confirmed"),
    "content": _("content of the file"),
    "correction": _("what is different"),
    "created_at": _("when made"),
    "data": _("technical data"),
    "date_joined": _("first day of the account"),
    "day": _("day"),
    "decided_by": _("who decided"),
    "door": _("page"),
    "email": _("e-mail address"),
    "ended_at": _("until when"),
    "ended_because": _("why ended"),
    "ended_by": _("who ended it"),
    "ended_on": _("when ended"),
    "ends_on": _("last day"),
    "extra_data": _("data from the own organisation"),
    "facts": _("facts from registers"),
    "for_what": _("for what"),
    "function": _("function"),
    "given_out_at": _("when given out"),
    "gone_since": _("since when it is gone"),
    "handled_by": _("who handled the request"),
    "house_number": _("house number"),
    "how": _("how"),
    "id": _("number"),
    "identity": _("how it was checked who asks"),
    "invited_at": _("when invited"),
    "invited_by": _("who invited"),
    "ip": _("internet address"),
    "key": _("number in the register"),
    "kind": _("kind"),
    "last_login": _("last time signed in"),
    "last_seen_at": _("last time seen"),
    "last_used_at": _("last time used"),
    "last_used_on": _("last day used"),
    "left_on": _("when left"),
    "looked_at": _("when looked at"),
    "looked_by": _("who looked at it"),
    "made_at": _("when made"),
    "made_by": _("who made it"),
    "mended": _("what was typed over"),
    "n_lines": _("lines in the log"),
    "n_subjects": _("how many yards"),
    "name": _("name"),
    "note": _("note"),
    "often": _("how often"),
    "outcome": _("answer"),
    "owner": _("owner"),
    "password": _("password (unreadable)"),
    "phone": _("telephone"),
    "place": _("town or village"),
    "position": _("wish of the resident"),
    "promised_on": _("when promised"),
    "reach": _("telephone or e-mail address"),
    "reason": _("reason"),
    "region": _("area"),
    "request_id": _("number of the request"),
    "role": _("role"),
    "roles": _("roles"),
    "seen_at": _("last time seen"),
    "session_data": _("data of being signed in"),
    "session_key": _("number of being signed in"),
    "set_by": _("who did it"),
    "set_on": _("when set"),
    "source": _("where it comes from"),
    "starts_on": _("first day"),
    "street": _("street"),
    "subjects": _("which yards"),
    "taken_by": _("who did it"),
    "text": _("text of the answer"),
    "to_whom": _("to whom"),
    "uid": _("number at the own organisation"),
    "user": _("account"),
    "user_agent": _("browser"),
    "user_id": _("number of the account"),
    "valid_until": _("valid until"),
    "what": _("what was promised"),
    "withdrawn_at": _("when withdrawn"),
    "words": _("name or words"),
    "x_m": _("place on the map"),
    "y_m": _("place on the map"),
}


def word_of(name: str) -> str:
    """Give the word for one personal field."""
    return str(WORDS[name])


def words_of(kept: Kept) -> list[str]:
    """Give the words for its personal fields, each once, in the order of the table."""
    model = apps.get_model(kept.model)
    fields = [one for one in model._meta.concrete_fields if one.name in kept.personal]  # noqa: SLF001
    words = [str(WORDS.get(one.name, one.verbose_name)) for one in fields]
    return list(dict.fromkeys(words))
