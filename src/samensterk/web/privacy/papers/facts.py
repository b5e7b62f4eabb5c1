"""What the system really does, gathered from code and settings: the facts of papers.

Facts are plain values in Dutch, whoever asks, so that they can be kept with an edition
and compared later. Nothing of a person or a yard is among them.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import translation

from samensterk import __version__
from samensterk.web.accounts.queries import house_style_of, municipality_by_id
from samensterk.web.common.keeping import KEEPING, PUBLIC_TASK, Kept
from samensterk.web.common.moments import now
from samensterk.web.common.origins import ORIGINS
from samensterk.web.common.personal_data import PROVIDERS
from samensterk.web.privacy.log.unusual import RULES
from samensterk.web.privacy.papers.door_facts import purpose_facts, role_facts
from samensterk.web.privacy.retention.field_words import word_of
from samensterk.web.privacy.retention.queries import terms_at

LAST_BACKUP = "last-backup"  # written by `samensterk backup`
# What signing in needs, and other tables that tell of colleagues only.
OF_ACCESS = frozenset(
    {"accounts", "account", "mfa", "socialaccount", "usersessions", "sessions"}
)
OF_COLLEAGUES = frozenset({"privacy.LogEntry"})
# They name who handled them, and are about a resident all the same.
OF_RESIDENTS = frozenset({"privacy.SubjectRequest"})
Facts = dict[str, Any]
Days = dict[str, int]


def gather(municipality_id: int) -> Facts:
    """Give every fact about one municipality and this site."""
    with translation.override("nl"):
        sources = _sources(municipality_id)
        days = _days_here(municipality_id)
        return {
            "software": {"version": __version__},
            "municipality": _municipality(municipality_id),
            "settings": _settings(),
            "kept": [_kept(one, days) for one in _personal()],
            "roles": role_facts(),
            "purposes": purpose_facts(),
            "rights": _rights(),
            "log": _log(days),
            "rooms": _rooms(),
            "algorithms": _algorithms(has_scan=bool(sources)),
            "sources": sources,
        }


def _days_here(municipality_id: int) -> Days:
    """Give the terms that hold here in days, by model; two queries."""
    here = terms_at(municipality_id, now())
    return {one.kept.model: one.days for one in here}


def _days_of(kept: Kept, days: Days) -> int | None:
    """Give its term here; what is of the whole site has one for everybody."""
    return None if kept.term is None else days.get(kept.model, kept.term.days)


def _municipality(municipality_id: int) -> Facts:
    here = municipality_by_id(municipality_id)
    style = house_style_of(here)
    return {
        "name": style.display_name or here.name,
        "official_name": here.name,
        "code": here.code,
        "slug": here.slug,
        "phone": style.phone,
        "email": style.reply_to,
        "website": style.website,
        "address": " ".join(style.postal_address.split()),
    }


def _settings() -> Facts:
    environment = settings.ENVIRONMENT
    is_sqlite = "sqlite" in settings.DATABASES["default"]["ENGINE"]
    return {
        "address": settings.SITE_URL,
        "is_https": bool(settings.SESSION_COOKIE_SECURE),
        "database": "SQLite" if is_sqlite else "PostgreSQL",
        "organisation_sign_in": environment.oidc_name,
        "organisation_second_factor": bool(environment.oidc_second_factor),
        "has_mail_server": bool(environment.mail_url),
        "has_security_contact": bool(environment.security_contact),
        "backup_was_made": (settings.DATA / LAST_BACKUP).exists(),
        "backup_days": settings.BACKUP_DAYS,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "shortest_password": _shortest_password(),
        "languages": [str(name) for _code, name in settings.LANGUAGES],
        "is_practice": settings.DEMO,
    }


def _shortest_password() -> int:
    validators: Any = settings.AUTH_PASSWORD_VALIDATORS
    options = [one.get("OPTIONS", {}) for one in validators]
    return max((one.get("min_length", 0) for one in options), default=0)


def _personal() -> list[Kept]:
    return [one for one in KEEPING.by_model.values() if one.personal]


def _kept(kept: Kept, days: Days) -> Facts:
    """Describe one table; without a term of its own it goes with another."""
    carrier = KEEPING.carrier_of(kept)
    term = carrier.term
    record = term.record if term is not None else None
    return {
        "model": kept.model,
        "label": str(kept.label),
        "fields": sorted({word_of(one) for one in kept.personal}),
        **_whose(kept, carrier),
        "goes_with": "" if carrier is kept else str(carrier.label),
        "days": _days_of(carrier, days),
        "starts": str(term.starts) if term is not None else "",
        "ground": str(term.ground) if term is not None else "",
        "may_be_shorter": term is not None and term.has_municipality,
        "shortest_days": term.shortest if term is not None else None,
        "record": str(record.category) if record is not None else "",
        "record_years": record.years if record is not None else None,
    }


def _whose(kept: Kept, carrier: Kept) -> Facts:
    """Say of whom a table tells: of residents, of colleagues, and who may come in."""
    model = apps.get_model(kept.model)
    columns = [model._meta.get_field(one) for one in kept.personal]  # noqa: SLF001
    names_user = any(one.related_model is get_user_model() for one in columns)
    is_of_access = model._meta.app_label in OF_ACCESS  # noqa: SLF001
    is_of_task = carrier.term is not None and carrier.term.ground is PUBLIC_TASK
    is_of_colleagues = is_of_access or names_user or kept.model in OF_COLLEAGUES
    return {
        "is_of_access": is_of_access,
        "is_of_colleagues": is_of_colleagues,
        "is_of_residents": is_of_task
        or not is_of_colleagues
        or kept.model in OF_RESIDENTS,
    }


def _log(days: Days) -> Facts:
    line = KEEPING.by_model["privacy.LogEntry"]
    return {
        "days": _days_of(line, days),
        "fields": sorted(word_of(one) for one in line.personal),
        "unusual": RULES,
    }


def _rights() -> Facts:
    """Say what the system itself does for residents who ask for something."""
    return {
        "finds": sorted(str(one.label) for one in PROVIDERS.kinds),
        "has_switch": "privacy.Wish" in KEEPING.by_model,
    }


def _rooms() -> Facts:
    """Say which parts of the approach are in this version."""
    names = ("areas", "rounds", "meetings", "handover", "field", "effect", "training")
    return {one: apps.is_installed(f"samensterk.web.{one}") for one in names}


def _algorithms(*, has_scan: bool) -> Facts:
    """Say which calculations are in use; what is not built yet says so itself."""
    rooms = _rooms()
    return {
        "scan": has_scan,
        "draw": rooms["rounds"],
        "planning": rooms["rounds"],
        "allocation": rooms["meetings"],
    }


def _sources(municipality_id: int) -> list[Facts]:
    return [
        {"title": one.title, "date": one.date} for one in ORIGINS.of(municipality_id)
    ]
