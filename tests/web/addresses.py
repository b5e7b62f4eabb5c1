"""The address of every door, of something that is really there."""

from datetime import timedelta

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from web.members import (
    make_line,
    make_member,
    make_package,
    make_unusual_use,
    make_yards,
)

from samensterk.web.common.jobs import ask
from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.models import SubjectRequest
from samensterk.web.privacy.papers.kinds import BY_CODE
from samensterk.web.privacy.papers.services import make_edition


def addresses(resolver, space="", parts=frozenset()):
    """Give the name of every address under a resolver, and what stands in it."""
    for one in resolver.url_patterns:
        inside = parts | set(one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", inside
        elif isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from addresses(one, inner, inside)


PARTS = dict(addresses(get_resolver()))


def address(name, place):
    """Give the address of something that is really there."""
    yards = make_yards(place, 1) if not place.yards.exists() else place.yards.all()
    member = make_member(Role.TRAINER, place)
    job = ask(
        "areas.load_scan", municipality_id=place.pk, asked_by_id=None, arguments={}
    )
    invitation = place.invitations.create(
        organisation=place.organisation,
        email="a@b.example.nl",
        role=Role.TRAINER,
        token_hash=f"{name}{place.pk}",
        expires_at=member.user.date_joined,
    )
    edition = make_edition(
        municipality_id=place.pk,
        kind=BY_CODE["verwerkingsregister"],
        made_by_id=None,
    )
    asked = SubjectRequest.objects.create(
        municipality=place,
        kind="see",
        received_on=today(),
        due_on=today() + timedelta(days=30),
        key=yards[0].key,
        identity="counter",
    )
    numbers = {
        "yard_id": yards[0].pk,
        "yard_key": yards[0].key,
        "request_id": asked.pk,
        "member_id": member.pk,
        "job_id": job.pk,
        "invitation_id": invitation.pk,
        "kind": "csv",
        "line_id": make_line(place).pk,
        "use_id": make_unusual_use(place, member.user).pk,
        "subject_kind": "yard",
        "subject_key": yards[0].key,
        "code": "areas-loadedscan",
        "package_id": make_package(place).pk,
        "paper": edition.kind,
        "number": edition.number,
        "form": "csv",
        "municipality": place.slug,
        "pk": 1,
    }
    return reverse(name, kwargs={one: numbers[one] for one in PARTS[name]})
