"""What letters and answers keep, for who asks: by address, and of colleagues by name."""

from collections.abc import Collection, Iterator, Sequence

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samensterk.web.accounts.queries import name_of, people_named
from samensterk.web.common.personal_data import Item, Person
from samensterk.web.common.phones import digits_of
from samensterk.web.rounds.letters.choices import kept_words
from samensterk.web.rounds.letters.models import (
    Announcement,
    Answer,
    AnswerCode,
    Letter,
)

FEWEST_DIGITS = 9  # fewer than this is nobody's telephone number


class LetterProvider:
    """Finds by the key of an address, or by telephone; colleagues by name or mail."""

    code = "round_letters"
    label = gettext_lazy("Letters of rounds and answers to them")
    models = frozenset(
        {"rounds.Letter", "rounds.Answer", "rounds.AnswerCode", "rounds.Announcement"}
    )

    def find(self, person: Person) -> Sequence[Item]:
        return [
            *(_letter_item(one) for one in _letters(person)),
            *(_code_item(one) for one in _codes(person)),
            *(_answer_item(one) for one in _answers(person)),
            *_colleague_items(person),
        ]

    def remove(self, person: Person, ids: Collection[str]) -> int:
        """Remove answers and letters; of what a colleague did himself only his name."""
        rows = [
            *((f"letter-{one.pk}", one) for one in _letters(person)),
            *((f"answer-{one.pk}", one) for one in _answers(person)),
            *((f"code-{one.pk}", one) for one in _codes(person)),
        ]
        gone = [one for code, one in rows if code in ids]
        n_names = _forget_names(person, ids)  # first, while the rows are there
        for one in gone:
            one.delete()
        return len(gone) + n_names


def _letters(person: Person) -> list[Letter]:
    rows = Letter.objects.for_municipality(person.municipality_id)
    return list(rows.filter(key=person.key).order_by("pk")) if person.key else []


def _codes(person: Person) -> list[AnswerCode]:
    rows = AnswerCode.objects.filter(municipality=person.municipality_id)
    return list(rows.filter(stop__key=person.key).order_by("pk")) if person.key else []


def _answers(person: Person) -> list[Answer]:
    rows = Answer.objects.for_municipality(person.municipality_id).order_by("pk")
    mine = {one.pk: one for one in rows.filter(key=person.key)} if person.key else {}
    dialled = digits_of(person.words)
    if len(dialled) >= FEWEST_DIGITS:
        with_phone = rows.exclude(phone="")
        found = [one for one in with_phone if digits_of(one.phone) == dialled]
        mine |= {one.pk: one for one in found}
    return list(mine.values())


def _letter_item(one: Letter) -> Item:
    told = {
        _("how"): str(one.get_way_display()),
        _(
            "days that were told"
        ): f"{date_format(one.told_from)} - {date_format(one.told_until)}",
        _("sent on"): date_format(localtime(one.sent_at)) if one.sent_at else "",
    }
    return Item(
        id=f"letter-{one.pk}",
        title=_("Letter about a visit, of %s") % date_format(localtime(one.made_at)),
        fields={name: value for name, value in told.items() if value},
        source=_("this system, when a round was announced"),
        key=one.key,
    )


def _code_item(one: AnswerCode) -> Item:
    return Item(
        id=f"code-{one.pk}",
        title=_("Code to answer with"),
        fields={
            _("made on"): date_format(localtime(one.made_at)),
            _("holds until"): date_format(one.ends_on),
        },
        source=_("this system, when a round was announced"),
    )


def _answer_item(one: Answer) -> Item:
    told = {
        _("answer"): str(one.get_kind_display()),
        _("half days"): "; ".join(kept_words(one.halves)),
        _("telephone"): one.phone,
        _("entered by"): str(one.entered_by or ""),
        _("done with it"): date_format(localtime(one.handled_at))
        if one.handled_at
        else "",
    }
    return Item(
        id=f"answer-{one.pk}",
        title=_("Answer to a letter, of %s") % date_format(localtime(one.at)),
        fields={name: value for name, value in told.items() if value},
        source=_("the resident himself"),
        key=one.key,
    )


def _colleague_items(person: Person) -> Iterator[Item]:
    here = person.municipality_id
    for user in people_named(here, person.words) if person.words.split() else ():
        n_made = Announcement.objects.filter(municipality=here, made_by=user.pk).count()
        about = Q(entered_by=user.pk) | Q(handled_by=user.pk)
        n_answers = Answer.objects.for_municipality(here).filter(about).count()
        counts = {
            _("announcements that he made"): n_made,
            _("answers that he entered or did something with"): n_answers,
        }
        fields = {name: str(n) for name, n in counts.items() if n}
        if fields:
            yield Item(
                id=f"by-{user.pk}",
                title=_("Letters and answers of %s") % name_of(user),
                fields=fields,
                source=_("this system, when it happened"),
            )


def _forget_names(person: Person, ids: Collection[str]) -> int:
    here, n_removed = person.municipality_id, 0
    for user in people_named(here, person.words) if person.words.split() else ():
        if f"by-{user.pk}" in ids:
            answers = Answer.objects.for_municipality(here)
            made = Announcement.objects.filter(municipality=here, made_by=user.pk)
            n_rows = (
                answers.filter(entered_by=user.pk).update(entered_by=None)
                + answers.filter(handled_by=user.pk).update(handled_by=None)
                + made.update(made_by=None)
            )
            n_removed += bool(n_rows)
    return n_removed
