"""The hash chain over lines of the log: pure, so that anybody can compute it again.

Every line is hashed over its canonical JSON; a seal is hashed over the one before it
and the hashes of its lines. The first seal of a month goes on from the name of that
month, and a closed month from the month before it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class Line:
    """What is hashed of one line of the log."""

    id: int
    at: datetime
    user_id: int | None
    roles: str
    door: str
    action: str
    purpose: str
    reason: str
    request_id: str
    subjects: str


def hash_of_line(line: Line) -> str:
    """Give the SHA-256 of a line; the moment is in UTC, to the microsecond."""
    told = asdict(line)
    told["at"] = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def start_of(code: str, month: date) -> str:
    """Give what the first seal of a month goes on from."""
    return _hash("samensterk log", code, f"{month:%Y-%m}")


def seal_of(previous_hash: str, number: int, lines: Iterable[Line]) -> str:
    """Give the hash of a batch of lines, in the order of their ids."""
    return _hash(previous_hash, str(number), *(hash_of_line(one) for one in lines))


def month_of(previous_hash: str, code: str, month: date, end_hash: str) -> str:
    """Give the hash of a closed month over the one before it (empty: the first)."""
    return _hash("samensterk month", previous_hash, code, f"{month:%Y-%m}", end_hash)


def _hash(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode() + b"\n")
    return digest.hexdigest()
