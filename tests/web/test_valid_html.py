"""Every page of every role is valid HTML, by the checker of the W3C's community."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from web.addresses import PARTS, address
from web.insides import inside
from web.members import make_member, make_place, make_yards, sign_in

from samensterk.web.common.access import Scope
from samensterk.web.common.models import Job
from samensterk.web.common.roles import Role
from samensterk.web.config.doors import DOORS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JAR = Path(__file__).parents[2] / ".venv" / "vnu" / "vnu.jar"
OTHERS = {"pk", "key", "uidb36", "token", "slug", "provider_id"}


def pages(client):
    """Give the text of each page, by role and name; of a stranger as well.

    Many roles see the same in a page. What is around it is the same on every page of a
    role, and the first one is always looked at.
    """
    place, seen = make_place(), set()
    make_yards(place, 60)
    for state in (Job.State.FAILED, Job.State.RUNNING):
        Job.objects.create(
            kind="areas.load_scan",
            municipality=place,
            state=state,
            ended_at="2026-11-25T10:00Z" if state == Job.State.FAILED else None,
            leased_until="2026-11-25T10:00Z",
        )
    urls = {name: address(name, place) for name in DOORS if not PARTS[name] & OTHERS}
    yield from _answers(client, seen, "stranger", urls)
    for role in Role:
        here = None if role == Role.PLATFORM_ADMIN else place
        sign_in(client, make_member(role, here).user)
        mine = {
            name: url
            for name, url in urls.items()
            if role in DOORS[name].roles or DOORS[name].scope is Scope.SIGNED_IN
        }
        for job in Job.objects.all() if "common:job" in mine else ():
            mine[f"common:job {job.state}"] = f"/gemeente/{place.slug}/werk/{job.pk}/"
        yield from _answers(client, seen, role, mine)
        yield from _answers(client, seen, role, {"nowhere": "/nergens/"}, also=404)


def _answers(client, seen, role, urls, also=200):
    is_first = True
    for name, url in urls.items():
        answer = client.get(url)
        if (
            answer.status_code not in (200, also)
            or "html" not in answer["Content-Type"]
        ):
            continue
        what = (name, inside(answer.content.decode()))
        if is_first or what not in seen:
            yield f"{role} {name}".replace(":", "-"), answer.content
        seen.add(what)
        is_first = False


def test_every_page_is_valid(client, tmp_path):
    if not JAR.exists() or shutil.which("java") is None:
        pytest.skip("Java or vnu.jar is missing; tests/run.sh brings them when it can")
    n_pages = 0
    for name, content in pages(client):
        (tmp_path / f"{name}.html").write_bytes(content)
        n_pages += 1

    done = subprocess.run(
        ["java", "-jar", str(JAR), "--format", "json", "--stdout", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    told = json.loads(done.stdout)["messages"]
    wrong = {
        f"{one.get('type')}: {one['message']} | {one.get('extract', '')}"
        for one in told
    }
    assert wrong == set()
    assert n_pages > 80
