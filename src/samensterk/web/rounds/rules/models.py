"""What a team does with what it sees, in words that everybody may read."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FieldRuleQuerySet(models.QuerySet["FieldRule"]):
    def for_municipality(self, municipality_id: int) -> "FieldRuleQuerySet":
        return self.filter(municipality_id=municipality_id)


class FieldRule(models.Model):
    """One published edition of the rule; it is never changed, only followed by another.

    Letter, conversation card and public page show these same words.
    """

    municipality = models.ForeignKey(
        "accounts.Municipality", models.CASCADE, related_name="+"
    )
    number = models.PositiveIntegerField()
    acute = models.TextField(
        _("what the team does at acute danger or a serious crime"), max_length=1500
    )
    leaves = models.TextField(_("what the team leaves alone"), max_length=1500)
    # An office, such as 'college van B en W'; no person.
    decided_by = models.CharField(_("who decided this"), max_length=150)
    decided_on = models.DateField(_("decided on"))
    published_by = models.ForeignKey(
        "accounts.User", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)

    objects = FieldRuleQuerySet.as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "number"], name="field_rule_edition_once"
            ),
        ]

    def __str__(self) -> str:
        return f"field rule {self.number}"
