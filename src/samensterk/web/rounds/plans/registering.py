"""What this wing tells the rooms and wings below it when the site starts."""

from samensterk.web.common.jobs import KINDS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.privacy.rights.followers import WISH_FOLLOWERS
from samensterk.web.programme.agenda.event_parts import EVENT_PARTS
from samensterk.web.programme.agenda.followers import CAUTIONS, ENDINGS, FOLLOWERS
from samensterk.web.rounds.capacity.known_roads import MEASURES
from samensterk.web.rounds.kinds.uses import COUNTERS
from samensterk.web.rounds.plans.ending import before_ending
from samensterk.web.rounds.plans.jobs import JOB
from samensterk.web.rounds.plans.measuring import measured_travel
from samensterk.web.rounds.plans.obeying import let_go
from samensterk.web.rounds.plans.outside import count_outside
from samensterk.web.rounds.plans.pausing import open_again
from samensterk.web.rounds.plans.providers import StopProvider
from samensterk.web.rounds.plans.queries import PlannedHalfDays
from samensterk.web.rounds.plans.steps import OF_EVENT, PART, plan_step
from samensterk.web.rounds.plans.telling import caution, follow_event
from samensterk.web.rounds.setup.pause_followers import PAUSE_FOLLOWERS
from samensterk.web.rounds.setup.readiness import STEPS
from samensterk.web.rounds.setup.round_parts import ROUND_PARTS
from samensterk.web.rounds.teams.uses import HALF_DAY_USES


def register() -> None:
    WISH_FOLLOWERS.append(let_go)
    KINDS.register(JOB)
    PROVIDERS.register(StopProvider())
    STEPS.append(plan_step)
    ROUND_PARTS.append(PART)
    HALF_DAY_USES.register(PlannedHalfDays())
    PAUSE_FOLLOWERS.append(open_again)
    EVENT_PARTS.append(OF_EVENT)
    CAUTIONS.append(caution)
    ENDINGS.append(before_ending)
    FOLLOWERS.append(follow_event)  # after that of rounds, which moves the round itself
    MEASURES.append(measured_travel)
    COUNTERS.append(count_outside)
