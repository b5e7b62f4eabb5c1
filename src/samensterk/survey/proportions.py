"""How many of those who answered said something, and how sure that is of all of them.

The interval is that of E. B. Wilson, 'Probable inference, the law of succession, and
statistical inference', Journal of the American Statistical Association 22 (1927):

    (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n)

It keeps its promise with few answers and near nought or all, where the usual one does
not (L. D. Brown, T. T. Cai, A. DasGupta, Statistical Science 16(2), 2001). When it is
known how many people there are in all, fewer answers are as sure as many: n becomes
n (N - 1) / (N - n), which is the correction for a finite population (W. G. Cochran,
Sampling Techniques, 3rd edition, 1977, section 2.6).

Chance is all that it reckons with: who did not answer may think otherwise.
"""

from dataclasses import dataclass
from math import sqrt

from scipy.special import ndtri

from samensterk.survey.suppression import FEWEST, part_of


class TooFewToShow(Exception):
    """A group is so small that its figure would point at somebody."""

    def __init__(self, fewest: int) -> None:
        super().__init__(f"a group has fewer than {fewest} people")
        self.fewest = fewest


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share lies, both from 0 to 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Proportion:
    """`count` of `of` answers, as a share, with its interval."""

    count: int
    of: int
    share: float
    interval: Interval


def wilson(
    count: int, of: int, *, population: int | None = None, confidence: float = 0.95
) -> Interval:
    """Give the interval of Wilson for a share; it says nothing of what may be shown.

    Parameters
    ----------
    count, of
        How many of so many answers.
    population
        How many people could have answered; None is unknown, or very many. When all of
        them did the share is exact.
    confidence
        How often such an interval has the true share in it, between 0 and 1.

    Raises
    ------
    ValueError
        Numbers that cannot be.
    """
    if not 0 <= count <= of or of < 1:
        raise ValueError("a part is from nothing to all, of at least one")
    if population is not None and population < of:
        raise ValueError("no more people answer than there are")
    if not 0 < confidence < 1:
        raise ValueError("confidence is between 0 and 1")
    z = float(ndtri((1 + confidence) / 2))
    if population is None:
        return _interval(count / of, of, z, least=0.0, most=1.0)
    if population == of:
        return Interval(count / of, count / of)
    n = of * (population - 1) / (population - of)
    # Whatever the others think, those who answered count.
    least, most = count / population, 1 - (of - count) / population
    return _interval(count / of, n, z, least=least, most=most)


def _interval(
    share: float, n: float, z: float, *, least: float, most: float
) -> Interval:
    middle = share + z**2 / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    whole = 1 + z**2 / n
    # Rounding could leave a hair between nought, or all, and a share that is just that.
    low = min(max((middle - half) / whole, least), share)
    high = max(min((middle + half) / whole, most), share)
    return Interval(low if share else 0.0, high if share < 1 else 1.0)


def proportion(
    count: int,
    of: int,
    *,
    population: int | None = None,
    confidence: float = 0.95,
    fewest: int = FEWEST,
) -> Proportion:
    """Give a share that may be shown, with its interval.

    Raises
    ------
    TooFewToShow
        Those who said it, or those who did not, are fewer than `fewest`.
    ValueError
        Numbers that cannot be.
    """
    interval = wilson(count, of, population=population, confidence=confidence)
    if part_of(count, of, fewest=fewest) is None:
        raise TooFewToShow(fewest)
    return Proportion(count, of, count / of, interval)


def response(answered: int, asked: int, *, fewest: int = FEWEST) -> float:
    """Give the share of those asked that answered, from 0 to 1.

    That all or nearly all answered may be said: it tells nothing of what they think.

    Raises
    ------
    TooFewToShow
        Fewer than `fewest` answered.
    ValueError
        More answered than were asked, or nobody was.
    """
    if not 0 <= answered <= asked or asked < 1:
        raise ValueError("no more people answer than were asked, and somebody was")
    if answered < fewest:
        raise TooFewToShow(fewest)
    return answered / asked
