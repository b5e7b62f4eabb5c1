"""Why a file cannot be a logo."""

from enum import Enum


class Reason(Enum):
    WRONG_TYPE = "wrong_type"  # neither PNG nor SVG
    TOO_BIG = "too_big"  # in bytes
    TOO_WIDE = "too_wide"  # in pixels
    BROKEN = "broken"  # cannot be read, or is made to do harm


class NoLogo(Exception):
    """A file cannot be a logo; the message is for developers, not for users."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
