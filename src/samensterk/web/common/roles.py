"""What somebody does for a municipality."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("coordinator")
    FIELD_TEAM = "field_team", _("field team member")
    SIGNAL_DESK = "signal_desk", _("signal desk")
    RIEC_ANALYST = "riec_analyst", _("RIEC analyst")
    MATERIAL_EDITOR = "material_editor", _("material editor")
    TRAINER = "trainer", _("trainer")
    PARTNER = "partner", _("partner")
    DOOR_HELPER = "door_helper", _("door helper (one evening)")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    MUNICIPALITY_ADMIN = "municipality_admin", _("municipality administrator")
    PLATFORM_ADMIN = "platform_admin", _("platform administrator")


# A partner sees no person, and no yard but the addresses of an area that he is asked to
# check; a helper comes for one evening.
WITHOUT_SECOND_FACTOR = frozenset({Role.PARTNER, Role.DOOR_HELPER})
STAFF = frozenset(Role) - WITHOUT_SECOND_FACTOR
# Everybody who works for a municipality; the platform administrator sees no content.
IN_MUNICIPALITY = frozenset(Role) - {Role.PLATFORM_ADMIN}
