"""What tests of orders share: files of a small Noorderveld, and the steps of a browser."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from samensterk.web.areas.models import ScanOrder
from samensterk.web.common.roles import Role
from samensterk.web.common.worker import work


def grown(folder, n_yards=40):
    """Grow the files of a small Noorderveld."""
    from samensterk.cli.demo import _grow

    return _grow(folder, n_yards, 7)


def begin(client, place, kind="buitengebied", **more):
    """Go through the first step."""
    url = reverse("areas:order_new", args=[place.slug])
    number = uuid4()
    client.post(url, {"number": number, "kind": kind, **more})
    return ScanOrder.objects.get(pk=number)


def do(client, place, order, what, data=None):
    url = reverse(f"areas:order_{what}", args=[place.slug, order.pk])
    return client.post(url, data or {}, follow=True)


def send(client, place, order, *files):
    """Send files, each a name and its content."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return do(client, place, order, "upload", {"sent": sent})


def send_paths(client, place, order, paths):
    answer = send(
        client, place, order, *[(one.name, one.read_bytes()) for one in paths]
    )
    work(until_empty=True)  # what is large is looked at by a worker
    return answer


def messages_of(answer):
    return [str(one) for one in answer.context["messages"]]


def begin_across(client, **more):
    number = "7c2f3f4e-7f0a-4f43-9f6a-0d9a4f3c1b22"
    data = {"number": number, "kind": "buitengebied", **more}
    client.post(reverse("areas:orders_new"), data)
    return ScanOrder.objects.get(pk=number)


def also(user, other, role=Role.RIEC_ANALYST):
    user.memberships.create(
        municipality=other,
        organisation=other.organisation,
        role=role,
        starts_on=timezone.localdate(),
    )
