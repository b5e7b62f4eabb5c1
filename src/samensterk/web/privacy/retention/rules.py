"""Which term counts here and now: the one of the declaration, or a shorter one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from samensterk.web.common.keeping import Kept, Term
from samensterk.web.privacy.retention.models import RecordDecision, ShortenedTerm

WARNING = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class TermHere:
    """The term of one kind in one place, as it counts at one moment."""

    kept: Kept
    term: Term
    place: int | None  # as in `keeping`
    moment: datetime
    shortened: ShortenedTerm | None = None
    decision: RecordDecision | None = None  # the last one, in force or not

    @property
    def days(self) -> int:
        """For how long personal data are kept."""
        mine = self.shortened
        if mine is None:
            return self.term.days
        days = mine.days
        if self.moment < counts_from(mine, self.term):
            earlier = mine.earlier_days
            days = max(days, self.term.days if earlier is None else earlier)
        return min(days, self.term.days)

    @property
    def has_conflict(self) -> bool:
        """Say whether a record would go before the law on archives lets it."""
        return self.term.record is not None and self.days < self.term.record.days

    @property
    def decided(self) -> RecordDecision | None:
        """What was decided about these very terms."""
        record, made = self.term.record, self.decision
        if record is None or made is None or not self.has_conflict:
            return None
        fits = (made.term_days, made.record_years) == (self.days, record.years)
        return made if fits else None

    @property
    def goes_after_days(self) -> int:
        """A record waits for its minimum, unless the officer decided otherwise."""
        record, decided = self.term.record, self.decided
        if record is None or not self.has_conflict:
            return self.days
        is_free = decided is not None and decided.choice == RecordDecision.Choice.REMOVE
        return self.days if is_free else record.days

    @property
    def cut_off(self) -> datetime:
        """What began before this has had its time."""
        return days_before(self.moment, self.goes_after_days)


def counts_from(shortened: ShortenedTerm, term: Term) -> datetime:
    """A shorter term waits as well, so that nothing goes without its warning."""
    return shortened.set_at + WARNING if term.warns else shortened.set_at


def days_before(moment: datetime, days: int) -> datetime:
    """Go back so many days on the Dutch clock, whatever summer time does between."""
    return timezone.localtime(moment) - timedelta(days=days)
