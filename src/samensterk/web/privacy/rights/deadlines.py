"""When a request must be answered, and until when a wish holds: whole months."""

from calendar import monthrange
from datetime import date, timedelta

ANSWER_MONTHS = 1  # AVG (EU 2016/679), article 12(3)
EXTENDED_MONTHS = 3  # the same: two further months, counted from the receipt
WISH_MONTHS = 5 * 12  # so that somebody asks again when people may have moved
SOON = timedelta(days=7)
WISH_ENDS_SOON = timedelta(days=60)


def add_months(day: date, n_months: int) -> date:
    """Give the same day of a later month, or its last day where it has no such day.

    A weekend or holiday does not move it: an answer is never later than the law wants.
    """
    month = day.month - 1 + n_months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
