"""Whatever is killed, nothing is half written and the work is done, once."""

import json
import os
import signal
import socket
import subprocess
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from web.processes.conftest import Site, until

pytestmark = pytest.mark.slow
FILL = """
from web.members import make_place
make_place()
"""
# As large a scan as a province has, so that there is time to kill who reads it.
SCAN = """
import json, sys
from pathlib import Path
import geopandas, numpy, shapely
folder, n = Path(sys.argv[1]) if len(sys.argv) > 1 else Path({folder!r}), {n}
folder.mkdir(parents=True)
numbers = numpy.arange(n)
shapes = shapely.box(numbers * 10.0, 0, numbers * 10.0 + 5, 5)
table = {{
    "yard_id": [f"erf:{{one}}" for one in numbers],
    "main_address_id": [f"{{one:016}}" for one in numbers],
    "address": [f"Laan {{one + 1}}, 9913AA Dorp" for one in numbers],
    "kind": ["farm"] * n,
    "x_m": numbers * 10.0, "y_m": numbers * 0.0,
}}
for name in ("n_addresses", "n_buildings", "footprint_m2", "n_outbuildings", "outbuilding_m2", "oldest_year", "newest_year", "n_parcels_near"):
    table[name] = numpy.ones(n)
geopandas.GeoDataFrame(table, geometry=shapes, crs=28992).to_file(folder / "scan.gpkg", layer="yards")
whole = {{"visit_area_id": ["bezoek:1"], "name": ["Bezoekgebied 1"], "n_yards": [n], "team_days": [n / 7]}}
ground = [shapely.box(0, 0, n * 10.0, 10)]
geopandas.GeoDataFrame(whole, geometry=ground, crs=28992).to_file(folder / "scan.gpkg", layer="visit_areas")
told = {{"kind": "buitengebied", "area": {{"code": "GM9901", "name": "Noorderveld"}}, "made_on": "2026-11-01", "version": "0.1.0", "sources": []}}
(folder / "scan.json").write_text(json.dumps(told))
"""
ASK = """
from samensterk.web.accounts.models import Municipality
from samensterk.web.common.jobs import ask
place = Municipality.objects.get()
for _ in range({n}):
    ask("areas.load_scan", municipality_id=place.pk, asked_by_id=None, arguments={{"folder": {folder!r}}})
"""


def make_scan(site: Site, n: int, *, is_sent: bool = False) -> str:
    """Write a scan; one that was sent lies where the job removes it once read."""
    where = site.folder / "site/media/scans" if is_sent else site.folder
    folder = str(where / f"scan-{n}")
    site.python(SCAN.format(folder=folder, n=n))
    return folder


def states(site: Site) -> set[str]:
    return {state for (state,) in site.rows("select state from common_job")}


def is_done(site: Site) -> bool:
    return states(site) == {"done"}


def test_two_webs_and_two_workers_do_each_job_once(site):
    site.python(FILL)
    folder = make_scan(site, 20)
    for number in range(2):
        site.start("web", "--port", str(site.port + number))
        site.start("worker")
    site.python(ASK.format(folder=folder, n=40))

    until(lambda: is_done(site))

    attempts = site.rows("select attempt, count(*) from common_job group by attempt")
    workers = site.rows("select count(distinct worker) from common_job")
    assert attempts == [(1, 40)]
    assert site.rows("select count(*) from areas_loadedscan") == [(40,)]
    assert workers == [(2,)]
    assert site.rows("select count(*) from areas_yard") == [(20,)]


def test_a_worker_that_is_killed_at_work_is_followed_by_another(site):
    site.python(FILL)
    folder = make_scan(site, 60_000)
    first = site.start("worker")
    site.python(ASK.format(folder=folder, n=1))
    until(lambda: states(site) == {"running"})

    first.send_signal(signal.SIGKILL)
    first.wait()
    assert site.rows("select count(*) from areas_yard") == [(0,)]  # nothing half
    site.start("worker")
    until(lambda: is_done(site))

    ((attempt, losses),) = site.rows("select attempt, losses from common_job")
    assert (attempt, losses) == (2, 1)
    assert site.rows("select count(*) from areas_yard") == [(60_000,)]
    assert site.rows("select count(*) from areas_loadedscan") == [(1,)]


def test_a_worker_that_is_asked_to_stop_loses_nothing(site):
    site.python(FILL)
    folder = make_scan(site, 60_000, is_sent=True)
    first = site.start("worker")
    site.python(ASK.format(folder=folder, n=1))
    until(lambda: site.rows("select done from common_job") == [(2,)])

    first.send_signal(signal.SIGTERM)
    first.wait(60)
    site.start("worker")
    until(lambda: is_done(site))

    assert site.rows("select losses from common_job") == [(0,)]
    assert site.rows("select count(*) from areas_loadedscan") == [(1,)]
    assert not Path(folder).exists()
    assert site.rows("select count(*) from areas_yard") == [(60_000,)]


def test_a_web_server_that_is_killed_while_people_write_has_written_whole_things(site):
    site.python(FILL)
    web = site.start("web", "--port", str(site.port))
    until(site.answers)
    ask = """
import http.client, threading
def send():
    for _ in range(200):
        try:
            there = http.client.HTTPConnection("127.0.0.1", {port}, timeout=5)
            there.request("POST", "/inloggen/", "login=a%40b.nl&password=x", {{"Content-Type": "application/x-www-form-urlencoded"}})
            there.getresponse().read()
        except OSError:
            return
threads = [threading.Thread(target=send) for _ in range(4)]
[one.start() for one in threads]
[one.join() for one in threads]
"""
    writers = subprocess.Popen(
        [os.sys.executable, "-c", ask.format(port=site.port)], env=site.environment
    )
    until(lambda: writers.poll() is None and site.answers())

    web.send_signal(signal.SIGKILL)
    web.wait()
    writers.wait(60)
    site.start("web", "--port", str(site.port))
    until(site.answers)

    if not site.database_url:
        assert site.rows("pragma integrity_check") == [("ok",)]
    assert site.run("doctor").returncode in (0, 1)


def test_a_database_that_is_killed_is_found_again(site, request):
    if not site.database_url:
        pytest.skip("SQLite is no process that could be killed")
    server = request.getfixturevalue("server")
    site.python(FILL)
    folder = make_scan(site, 60_000)
    site.start("web", "--port", str(site.port))
    site.start("worker")
    until(site.answers)
    site.python(ASK.format(folder=folder, n=2))
    until(lambda: "running" in states(site))

    server.kill()
    with suppress(OSError):
        urllib.request.urlopen(f"{site.url}/gezond", timeout=5)
    assert not site.answers()
    server.start()

    until(site.answers)
    until(lambda: is_done(site), 90)
    assert site.rows("select count(*) from areas_loadedscan") == [(2,)]
    assert site.rows("select count(*) from areas_yard") == [(60_000,)]


def test_serve_starts_again_what_is_killed(tmp_path):
    site = Site(tmp_path)
    site.start("serve", "--port", str(site.port))
    try:
        until(site.answers)
        before = children(site.processes[0].pid)
        for pid in before:
            os.kill(pid, signal.SIGKILL)

        until(lambda: len(children(site.processes[0].pid) - before) == len(before))
        until(site.answers)
    finally:
        site.stop()

    assert len(before) == 2
    assert site.processes[0].returncode == 0


def test_a_serve_that_is_killed_takes_both_along(on_sqlite):
    site = on_sqlite
    serve = site.start("serve", "--port", str(site.port))
    try:
        until(site.answers)
        both = children(serve.pid)

        serve.kill()
        serve.wait()

        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in both))
        assert len(both) == 2
    finally:
        site.stop()


def test_a_backup_that_is_killed_leaves_no_file(site):
    site.python(FILL)
    large = site.folder / "site/media/scans/large"
    large.parent.mkdir(parents=True)
    large.write_bytes(os.urandom(60_000_000))
    file = site.folder / "all.tar.gz"
    process = site.start("backup", str(file))
    until(lambda: list(site.folder.glob(".all*")))

    process.kill()
    process.wait()

    assert not file.exists()
    assert site.run("backup", str(file)).returncode == 0


def test_a_database_that_is_away_is_told_in_one_line(tmp_path):
    site = Site(tmp_path, "postgresql://nobody@127.0.0.1:9/none")

    for words in (["prepare"], ["backup", str(tmp_path / "a")], ["admin", "a@b.nl"]):
        done = site.run(*words)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith("samensterk: de database antwoordt niet")


def test_what_a_stranger_sends_to_the_server_gets_into_no_log(on_sqlite):
    site = on_sqlite
    site.environment["SAMENSTERK_LOG_FORMAT"] = "json"
    site.start("serve", "--port", str(site.port))
    try:
        until(site.answers)
        with socket.create_connection(("127.0.0.1", site.port)) as there:
            there.sendall(b"GET / HTTP/1.1\r\njan@gemeente.example.nl\r\n\r\n")
            there.recv(100)
        log = site.folder / "serve-0.log"
        lines = until(
            lambda: [one for one in log.read_text().splitlines() if "Invalid" in one]
        )
    finally:
        site.stop()

    told = json.loads(lines[0])
    assert told["name"] == "gunicorn.error"
    assert "jan@" not in log.read_text()
    assert "127.0.0.1" not in lines[0]


def test_a_port_that_is_taken_is_told(on_sqlite):
    site = on_sqlite
    site.start("serve", "--port", str(site.port))
    try:
        until(site.answers)
        done = site.run("serve", "--port", str(site.port))
    finally:
        site.stop()

    assert done.returncode == 2
    assert f"poort {site.port} is al in gebruik" in done.stderr


def children(pid: int) -> set[int]:
    done = subprocess.run(
        ["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
    )
    return {int(one) for one in done.stdout.split()}
