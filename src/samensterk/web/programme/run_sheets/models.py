"""Templates of run sheets (draaiboeken), their editions, and what is read from files."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samensterk.web.programme.agenda.models import Event


class TemplateQuerySet(models.QuerySet["Template"]):
    def for_municipality(self, municipality_id: int) -> "TemplateQuerySet":
        return self.filter(municipality_id=municipality_id)

    def standard(self) -> "TemplateQuerySet":
        return self.filter(municipality=None)

    def given_out(self) -> "TemplateQuerySet":
        """Give the standard ones that municipalities may use."""
        return self.standard().filter(editions__isnull=False).distinct()


class Template(models.Model):
    """A run sheet without a date: the standard one, or that of a municipality."""

    # None is the standard one, which the RIEC keeps for all.
    municipality = models.ForeignKey(
        "accounts.Municipality",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="templates",
    )
    code = models.SlugField(max_length=40)
    kind = models.CharField(_("kind of event"), max_length=15, choices=Event.Kind)
    title = models.CharField(_("title"), max_length=100)
    about = models.TextField(_("about"), max_length=1000, blank=True)
    # What stands in it now, as `steps.Step`; an edition is one that was given out.
    steps = models.JSONField(default=list)
    # Of a standard one: what came with the software, as it was last taken over.
    shipped = models.JSONField(default=list, blank=True)
    # The edition of the standard that this one last took over from.
    base = models.ForeignKey(
        "programme.TemplateEdition",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ("title", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"],
                name="template_code_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_standard(self) -> bool:
        return self.municipality_id is None


class TemplateEdition(models.Model):
    """A standard run sheet as the RIEC gave it out; never changed."""

    template = models.ForeignKey(Template, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    steps = models.JSONField(default=list)
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    given_out_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"], name="edition_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} edition {self.number}"


class SheetImportQuerySet(models.QuerySet["SheetImport"]):
    def for_municipality(self, municipality_id: int) -> "SheetImportQuerySet":
        return self.filter(municipality_id=municipality_id)


class SheetImport(models.Model):
    """A run sheet from a file: first looked at, then read in, or taken back."""

    class State(models.TextChoices):
        LOOKED_AT = "looked_at", _("not read in yet")
        READ_IN = "read_in", _("read in")
        TAKEN_BACK = "taken_back", _("taken back")

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    event = models.ForeignKey(Event, models.CASCADE, related_name="imports")
    name = models.CharField(_("file"), max_length=120)
    state = models.CharField(max_length=12, choices=State, default=State.LOOKED_AT)
    # The cells as text, row by row, with the headings first.
    cells = models.JSONField(default=list)
    # Which column means what, and what somebody typed over a cell.
    columns = models.JSONField(default=dict)
    mended = models.JSONField(default=dict)
    by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = SheetImportQuerySet.as_manager()

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(name="sheet_import_state", condition=~Q(state="")),
        ]

    def __str__(self) -> str:
        return self.name
