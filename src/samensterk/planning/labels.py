"""Keep yards with different labels, such as poultry and pigs, off the same team-day."""

from collections import Counter

import numpy as np

from samensterk.geo.arrays import Mask
from samensterk.planning.rounds import Problem


def keep_labels_apart(problem: Problem, allowed: Mask) -> Mask:
    """Give every team-day at most one label, by the visits that each label has.

    Visits without a label stay free. The team-days of a label are those that its
    visits may be on and that have fewest others to serve, so that areas stay
    together.
    """
    labels = np.array([visit.apart for visit in problem.visits], dtype=object)
    counts = Counter(label for label in labels.tolist() if label)
    if len(counts) < 2:
        return allowed
    label_of = _share_out(problem, allowed, labels, counts)
    narrowed = allowed.copy()
    for label in counts:
        others = np.array([one not in ("", label) for one in label_of])
        narrowed[np.ix_(labels == label, others)] = False
    return narrowed


def _share_out(
    problem: Problem, allowed: Mask, labels: np.ndarray, counts: Counter[str]
) -> list[str]:
    """Walk the team-days in order; each goes to the label with most left to do."""
    left = {label: float(count) for label, count in counts.items()}
    label_of = [""] * len(problem.team_days)
    wanted = {
        label: allowed[labels == label].sum(axis=0).astype(float) for label in counts
    }
    for row, visit in enumerate(problem.visits):
        open_at = np.flatnonzero(allowed[row])
        if visit.apart and len(open_at) == 1:  # locked: its day is its label's
            label_of[int(open_at[0])] = label_of[int(open_at[0])] or visit.apart
    for column in range(len(problem.team_days)):
        if not label_of[column]:
            label_of[column] = _neediest(left, wanted, column)
        if label_of[column]:
            left[label_of[column]] -= problem.team_days[column].most_load
    return label_of


def _neediest(
    left: dict[str, float], wanted: dict[str, np.ndarray], column: int
) -> str:
    open_here = [label for label in left if wanted[label][column] > 0]
    return max(open_here, key=lambda label: (left[label], label), default="")
