"""Files at tasks and events: who adds, fetches and removes them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from web.members import make_member, sign_in
from web.planned import make_attachment, make_event, make_share, make_task

from samensterk.web.common.moments import today
from samensterk.web.common.roles import Role
from samensterk.web.privacy.retention.models import ShortenedTerm
from samensterk.web.programme.agenda.attachment_kinds import MOST_BYTES
from samensterk.web.programme.agenda.attachments import files_at
from samensterk.web.programme.agenda.terms import ATTACHMENTS
from samensterk.web.programme.agenda.viewers import Viewer
from samensterk.web.programme.models import Attachment, AttachmentContent

pytestmark = pytest.mark.django_db


def url(name, place, *args):
    return reverse(f"programme:{name}", args=[place.slug, *args])


def send(client, to, content=b"Beste partners,\n", name="brief.txt"):
    return client.post(to, {"file": SimpleUploadedFile(name, content)})


def test_a_file_is_added_and_taken_along_as_what_it_is(enter, place):
    task = make_task(place)
    client = enter(Role.COORDINATOR, place)

    send(client, url("task_file_add", place, task.pk), name="virus.exe")
    file = Attachment.objects.get()
    answer = client.get(url("attachment", place, file.pk))

    assert (file.name, file.kind, file.n_bytes) == ("virus.txt", "txt", 16)
    assert answer.content == b"Beste partners,\n"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="virus.txt"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "content", [b"", b"<svg/>", b"a" * (MOST_BYTES + 1), b"\x00\x01"]
)
def test_what_is_refused_comes_back_with_why_beside_the_field(enter, place, content):
    event = make_event(place)
    client = enter(Role.COORDINATOR, place)

    answer = send(client, url("event_file_add", place, event.pk), content)

    assert answer.status_code == 200
    assert "file" in answer.context["file_form"].errors
    assert not Attachment.objects.exists()


def test_the_upload_limit_of_the_site_counts_as_well(enter, place, settings):
    settings.UPLOAD_BYTES = 10
    task = make_task(place)
    client = enter(Role.COORDINATOR, place)

    answer = send(client, url("task_file_add", place, task.pk))

    assert "file" in answer.context["file_form"].errors


def test_a_file_is_for_who_sees_its_task_and_removed_by_who_added_it(client, place):
    partner, other = (make_member(Role.PARTNER, place) for _number in range(2))
    mine = make_task(place, owner=partner.user)
    added = make_attachment(mine, by=partner.user)
    of_coordinator = make_attachment(mine)
    hidden = make_attachment(make_task(place))

    sign_in(client, other.user)
    assert client.get(url("attachment", place, added.pk)).status_code == 404
    assert client.post(url("attachment_remove", place, added.pk)).status_code == 404
    sign_in(client, partner.user)
    assert client.get(url("attachment", place, added.pk)).status_code == 200
    assert client.get(url("attachment", place, hidden.pk)).status_code == 404
    client.post(url("attachment_remove", place, of_coordinator.pk))
    client.post(url("attachment_remove", place, added.pk))

    assert set(Attachment.objects.all()) == {of_coordinator, hidden}
    assert AttachmentContent.objects.count() == 2


def test_files_of_an_event_are_not_shared_with_who_takes_part(enter, place, neighbour):
    event = make_event(neighbour)
    make_share(event, place)
    file = make_attachment(event)
    client = enter(Role.COORDINATOR, place)

    page = client.get(url("event", place, event.pk)).content.decode()

    assert file.name not in page
    assert client.get(url("attachment", place, file.pk)).status_code == 404


def test_the_page_says_when_a_file_goes_also_when_the_term_was_shortened(place):
    event = make_event(place)
    make_attachment(event)
    viewer = Viewer(place.pk, 1, sees_all=True)

    (usual,) = files_at(event, viewer)
    ShortenedTerm.objects.create(
        municipality=place,
        code=ATTACHMENTS.code,
        days=100,
        set_at=timezone.now() - timedelta(days=20),
    )
    (shorter,) = files_at(event, viewer)

    assert usual.goes_on == today() + timedelta(days=730)
    assert shorter.goes_on == today() + timedelta(days=100)


def test_the_term_removes_file_and_content(place):
    file = make_attachment(make_event(place))
    Attachment.objects.update(at=timezone.now() - timedelta(days=731))
    before = timezone.now() - timedelta(days=ATTACHMENTS.term.days)

    assert ATTACHMENTS.term.holder.remove(before, place.pk) == 1

    assert not AttachmentContent.objects.filter(attachment=file.pk).exists()
