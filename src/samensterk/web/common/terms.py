"""What this room, and the libraries it stands on, keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import CONTRACT_OF_WORK, LEGAL_DUTY, Kept, Rows, Term

JOBS = Kept(
    "common.Job",
    _("long work and who asked for it"),
    personal=frozenset({"asked_by", "note"}),
    of_nobody=frozenset(
        {
            "kind",
            "arguments",
            "state",
            "asked_at",
            "queued_at",
            "started_at",
            "ended_at",
            "attempt",
            "losses",
            "leased_until",
            "worker",
            "task_id",
            "done",
            "total",
            "step",
            "reason",
            "result",
        }
    ),
    term=Term(
        days=90,
        starts=_("the work has ended"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("common.Job", "ended_at", "municipality"),
    ),
)
WORKERS = Kept(
    "common.Worker",
    _("processes that do long work"),
    of_nobody=frozenset({"started_at", "seen_at"}),
    term=Term(
        days=1,
        starts=_("it was last heard of"),
        ground=LEGAL_DUTY,
        holder=Rows("common.Worker", "seen_at", is_real_time=True),
        has_municipality=False,
    ),
)
TASKS = Kept(
    "django_tasks_database.DBTaskResult",
    _("the queue of long work"),
    of_nobody=frozenset(
        {
            "status",
            "enqueued_at",
            "started_at",
            "finished_at",
            "args_kwargs",
            "priority",
            "task_path",
            "worker_ids",
            "queue_name",
            "backend_name",
            "run_after",
            "return_value",
            "exception_class_path",
            "traceback",
        }
    ),
    term=Term(
        days=7,
        starts=_("the work has ended"),
        ground=LEGAL_DUTY,
        holder=Rows(
            "django_tasks_database.DBTaskResult", "finished_at", is_real_time=True
        ),
        has_municipality=False,
    ),
)
SESSIONS = Kept(
    "sessions.Session",
    _("who is signed in"),
    personal=frozenset({"session_data"}),
    of_nobody=frozenset({"expire_date"}),
    term=Term(
        days=0,
        starts=_("the session has run out"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("sessions.Session", "expire_date", is_real_time=True),
        has_municipality=False,
        shortest=0,
    ),
)
MAIL = Kept(
    "common.OutgoingMail",
    _("mail that waits or has gone; without names and addresses"),
    of_nobody=frozenset(
        {
            "kind",
            "key",
            "arguments",
            "made_at",
            "due_at",
            "stale_at",
            "claimed_at",
            "going_at",
            "ended_at",
            "outcome",
            "n_tries",
        }
    ),
    term=Term(
        days=400,  # longer than a year, so that a yearly question comes once
        starts=_("the mail has gone"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("common.OutgoingMail", "ended_at", "municipality"),
    ),
)
KEPT = (JOBS, WORKERS, TASKS, SESSIONS, MAIL)
