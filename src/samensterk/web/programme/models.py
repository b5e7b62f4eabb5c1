"""The models of the wings of this room."""

from samensterk.web.programme.agenda.models import (
    Attachment,
    AttachmentContent,
    CalendarFeed,
    Event,
    Share,
    Task,
    TaskComment,
)
from samensterk.web.programme.directory.models import Contact, Experience, Offer
from samensterk.web.programme.plan.models import (
    Activity,
    Aim,
    Contribution,
    Phase,
    Programme,
    WorkedHours,
)
from samensterk.web.programme.promises.models import AnswerCount, Promise
from samensterk.web.programme.reminders.models import LastVisit, Rhythm
from samensterk.web.programme.run_sheets.models import (
    SheetImport,
    Template,
    TemplateEdition,
)

__all__ = [
    "Activity",
    "Aim",
    "AnswerCount",
    "Attachment",
    "AttachmentContent",
    "CalendarFeed",
    "Contact",
    "Contribution",
    "Event",
    "Experience",
    "LastVisit",
    "Offer",
    "Phase",
    "Programme",
    "Promise",
    "Rhythm",
    "Share",
    "SheetImport",
    "Task",
    "TaskComment",
    "Template",
    "TemplateEdition",
    "WorkedHours",
]
