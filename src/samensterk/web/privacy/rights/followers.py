"""What must happen at once when an address no longer wants to be addressed.

Higher rooms register here what hangs on an address: what they planned for it, or wrote
to it, goes in the same transaction as the switch is turned.
"""

from typing import Protocol


class WishFollower(Protocol):
    """One thing that follows a wish that was set; it must be safe to repeat."""

    def __call__(self, municipality_id: int, key: str) -> None:
        """Do it for one address; what the wish allows is asked of `addressable`."""


WISH_FOLLOWERS: list[WishFollower] = []


def tell_followers(municipality_id: int, key: str) -> None:
    for follow in WISH_FOLLOWERS:
        follow(municipality_id, key)
