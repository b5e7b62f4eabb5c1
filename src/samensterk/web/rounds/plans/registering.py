"""What this wing tells the rooms below when the site starts."""

from samensterk.web.privacy.rights.followers import WISH_FOLLOWERS
from samensterk.web.rounds.plans.obeying import let_go


def register() -> None:
    WISH_FOLLOWERS.append(let_go)
