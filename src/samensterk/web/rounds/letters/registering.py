"""What this wing tells the rooms below when the site starts."""

from samensterk.web.common.home_cards import CARDS as HOME_CARDS
from samensterk.web.common.jobs import KINDS
from samensterk.web.common.outgoing import MAIL_KINDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.privacy.rights.followers import WISH_FOLLOWERS
from samensterk.web.rounds.letters.home import CARDS
from samensterk.web.rounds.letters.jobs import KIND, PAUSES
from samensterk.web.rounds.letters.mails import RoundLetter
from samensterk.web.rounds.letters.obeying import let_letters_go
from samensterk.web.rounds.letters.pausing import RoundWaits, tell_of_pause
from samensterk.web.rounds.letters.providers import LetterProvider
from samensterk.web.rounds.letters.steps import PART, letter_step
from samensterk.web.rounds.setup.pause_followers import PAUSE_FOLLOWERS
from samensterk.web.rounds.setup.readiness import STEPS
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS


def register() -> None:
    HOME_CARDS.register(*CARDS)
    KINDS.register(KIND)
    KINDS.register(PAUSES)
    MAIL_KINDS.register(RoundLetter())
    MAIL_KINDS.register(RoundWaits())
    PAUSE_FOLLOWERS.append(tell_of_pause)  # after that of plans: the moments are gone
    PROVIDERS.register(LetterProvider())
    ROUND_PARTS.append(PART)
    STEPS.append(letter_step)
    WISH_FOLLOWERS.append(let_letters_go)
