"""Every field was looked at: personal with a term, or of nobody."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from samensterk.web.common.keeping import KEEPING
from samensterk.web.privacy.models import LogEntry

# Django's own tables without a row of anybody.
NOT_OURS = {
    "auth.Permission",
    "auth.Group",
    "auth.Group_permissions",
    "contenttypes.ContentType",
}
MODELS = [
    model
    for model in apps.get_models(include_auto_created=True)
    if model._meta.label not in NOT_OURS
]
IDS = [model._meta.label for model in MODELS]


def says_nothing(field):
    """Say whether a field need not be named: a number of a row, a link, yes or no."""
    if isinstance(field, models.ForeignKey):
        return field.related_model._meta.label != settings.AUTH_USER_MODEL
    return field.primary_key or isinstance(field, models.BooleanField)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_every_field_is_personal_or_of_nobody(model):
    kept = KEEPING.by_model.get(model._meta.label)

    assert kept is not None, f"declare {model._meta.label} in terms.py of its room"
    named = kept.personal | kept.of_nobody
    fields = {one.name: one for one in model._meta.concrete_fields}
    assert not kept.personal & kept.of_nobody
    assert named <= set(fields), "a field that is not there"
    forgotten = {name for name in fields if not says_nothing(fields[name])} - named
    assert not forgotten, f"is it personal? {sorted(forgotten)}"


def has_term(kept):
    """Follow the model that takes this one along, to one with a term."""
    seen = set()
    while kept is not None and kept.term is None and kept.model not in seen:
        seen.add(kept.model)
        kept = KEEPING.by_model.get(kept.goes_with)
    return kept is not None and kept.term is not None


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_what_is_personal_has_a_term(model):
    kept = KEEPING.by_model[model._meta.label]

    assert not kept.personal or has_term(kept)


@pytest.mark.parametrize("model", MODELS, ids=IDS)
def test_what_goes_along_really_goes(model):
    kept = KEEPING.by_model[model._meta.label]
    if not kept.goes_with or model is apps.get_model("privacy", "LogSeal"):
        return

    parents = {
        one.related_model._meta.label: one.remote_field.on_delete
        for one in model._meta.concrete_fields
        if isinstance(one, models.ForeignKey)
    }
    assert parents[kept.goes_with] is models.CASCADE


def test_every_declared_model_is_there():
    known = {model._meta.label for model in MODELS}

    assert set(KEEPING.by_model) == known
    assert LogEntry._meta.label in known
