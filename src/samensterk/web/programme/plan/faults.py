"""What can go wrong with a programme.

* PlanError
  * StillHasWork
"""


class PlanError(Exception):
    """A programme cannot be changed so; the message is for developers."""


class StillHasWork(PlanError):
    """A programme cannot go as long as events or tasks belong to it."""

    def __init__(self, n_events: int, n_tasks: int) -> None:
        super().__init__(f"{n_events} events and {n_tasks} tasks")
        self.n_events = n_events
        self.n_tasks = n_tasks
