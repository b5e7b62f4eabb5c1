"""Verbs about checks by partners: ask, answer, take over, put aside, end."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from samensterk.web.accounts.queries import people_of_organisation
from samensterk.web.areas.checks.faults import Ended, NoSuchYard
from samensterk.web.areas.checks.models import CheckAnswer, YardCheck
from samensterk.web.areas.checks.queries import yards_to_check
from samensterk.web.areas.yards.corrections import cease
from samensterk.web.areas.yards.models import YardCorrection
from samensterk.web.common.moments import begin_of, now
from samensterk.web.common.outgoing import put
from samensterk.web.common.roles import Role
from samensterk.web.common.versions import hold

ASKED = "yard-check"  # the mail


@transaction.atomic
def make_check(
    *,
    municipality_id: int,
    organisation_id: int,
    visit_area: str,
    purpose: str,
    ends_on: date,
    by_id: int,
) -> YardCheck:
    """Ask a partner to check one area; asked already, the open check is given."""
    there = YardCheck.objects.for_municipality(municipality_id).open()
    found = there.filter(organisation=organisation_id, visit_area=visit_area).first()
    if found is not None:
        return found
    made = YardCheck.objects.create(
        municipality_id=municipality_id,
        organisation_id=organisation_id,
        visit_area=visit_area,
        purpose=purpose,
        ends_on=ends_on,
        made_by_id=by_id,
    )
    for user in people_of_organisation(municipality_id, organisation_id, Role.PARTNER):
        put(
            ASKED,
            f"{ASKED}-{made.pk}-{user.pk}",
            {"check": made.pk, "user": user.pk},
            municipality_id=municipality_id,
            stale_at=begin_of(ends_on),
        )
    return made


@transaction.atomic
def end_check(*, check: YardCheck) -> YardCheck:
    """End a check before its last day; twice is once."""
    held: YardCheck = hold(check)
    if held.is_open:
        held.ended_at = now()
        held.save(update_fields=["ended_at"])
    return held


@transaction.atomic
def answer_check(*, check: YardCheck, answers: Mapping[int, str], by_id: int) -> int:
    """Keep what a partner says, by number of the yard; gives how many are new or other.

    Raises
    ------
    Ended
    NoSuchYard
    """
    held: YardCheck = hold(check)
    if not held.is_open:
        raise Ended
    yards = {one.pk: one for one in yards_to_check(held).filter(pk__in=list(answers))}
    if set(answers) - set(yards):
        raise NoSuchYard
    rows = CheckAnswer.objects.for_municipality(held.municipality_id).filter(of=held)
    there = {one.yard_id: one for one in rows.filter(yard__in=list(answers))}
    n_new = 0
    for number, said in answers.items():
        before = there.get(number)
        if before is not None and before.answer == said:
            continue
        yard = yards[number]
        row = before or CheckAnswer(
            municipality_id=held.municipality_id, of=held, yard=yard, key=yard.key
        )
        row.answer, row.by_id, row.at = said, by_id, now()
        # Said anew, somebody must look at it anew.
        row.handled_at = row.handled_by = None
        row.clean_fields(exclude=["municipality", "of", "yard", "by", "handled_by"])
        row.save()
        n_new += 1
    return n_new


@transaction.atomic
def take_over(*, answer: CheckAnswer, by_id: int) -> CheckAnswer:
    """Correct the yard as the partner says: it has ceased; twice is once.

    Raises
    ------
    NotOnTheList
    """
    held: CheckAnswer = hold(answer)
    if held.handled_at is None and held.answer == CheckAnswer.Answer.CEASED:
        why = _("According to %(partner)s, asked to check addresses") % {
            "partner": held.of.organisation
        }
        source = YardCorrection.Source.PARTNER
        cease(yard=held.yard, why=why[:300], source=source, by_id=by_id)
    return _handled(held, by_id)


@transaction.atomic
def put_aside(*, answer: CheckAnswer, by_id: int) -> CheckAnswer:
    """Leave the yard as it is, or as the coordinator corrected it himself."""
    return _handled(hold(answer), by_id)


def _handled(held: CheckAnswer, by_id: int) -> CheckAnswer:
    if held.handled_at is None:
        held.handled_at, held.handled_by_id = now(), by_id
        held.save(update_fields=["handled_at", "handled_by"])
    return held
