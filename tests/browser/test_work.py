"""A page about long work shows by itself how far it is."""

import os

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from web.members import make_member, make_place, sign_in

from samensterk.web.common.jobs import lease_from_now
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_goes_along_with_the_work(live_server, page_of):
    place = make_place()
    client = sign_in(Client(), make_member(Role.COORDINATOR, place).user)
    job = Job.objects.create(
        kind="areas.load_scan",
        municipality=place,
        state=Job.State.RUNNING,
        leased_until=lease_from_now(),
        step="leest de erven",
        done=1,
        total=4,
    )
    page = page_of("about:blank", 1280)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    own = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": cookie,
        "url": live_server.url,
    }
    page.context.add_cookies([own])
    page.goto(f"{live_server.url}/gemeente/{place.slug}/werk/{job.pk}/")
    expect(page.locator("#job")).to_contain_text("25%")

    Job.objects.filter(pk=job.pk).update(done=2)
    expect(page.locator("#job")).to_contain_text("50%")
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE, ended_at=timezone.now(), leased_until=None
    )

    expect(page.locator("#job")).to_contain_text("klaar")
    expect(page.locator("progress")).to_have_count(0)
