"""The paper on deployment is true: its settings, its example, its files."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAPER = ROOT / "docs" / "deployment.md"


def settings_table():
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "settings_table.py")],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_every_setting_stands_in_the_table_and_nothing_else():
    text = PAPER.read_text("utf-8")

    found = re.search(r"<!-- settings -->\n(.*)<!-- /settings -->", text, re.DOTALL)
    assert found[1].strip() == settings_table()


def example():
    """Give the settings of the example, as an administrator would paste them."""
    block = re.search(r"```sh\n(SAMENSTERK_URL=.*?)```", PAPER.read_text(), re.DOTALL)
    return dict(line.split("=", 1) for line in block[1].split())


def django(folder, *words, **environment):
    kept = ("PATH", "HOME", "VIRTUAL_ENV")
    return subprocess.run(
        [sys.executable, "-m", "django", *words],
        env={
            **{name: os.environ[name] for name in kept if name in os.environ},
            "SAMENSTERK_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "samensterk.web.config.settings",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_example_has_nothing_that_could_be_better(tmp_path):
    done = django(tmp_path, "check", "--deploy", "--fail-level", "DEBUG", **example())

    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues (0 silenced)" in done.stdout


WRONG = {
    "samensterk.E001": {"SAMENSTERK_DEMO": "1"},
    "samensterk.E003": {
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "SAMENSTERK_SECRET_KEY": "",
    },
    "samensterk.E004": {"SAMENSTERK_URL": "http://samensterk.example.nl"},
    "samensterk.E005": {"SAMENSTERK_PROXIES": "0"},
    "samensterk.E006": {"SAMENSTERK_OIDC_ROLES": '{"a": "GM0166:koning"}'},
    "samensterk.W001": {"SAMENSTERK_MAIL_URL": ""},
    "samensterk.W002": {"SAMENSTERK_SECURITY_CONTACT": ""},
    "security.W018": {"SAMENSTERK_DEBUG": "1"},
}


@pytest.mark.parametrize("identity", WRONG)
def test_what_is_wrong_is_told_by_its_id(tmp_path, identity):
    environment = example() | WRONG[identity]

    done = django(
        tmp_path, "check", "--deploy", "--fail-level", "WARNING", **environment
    )

    assert done.returncode != 0
    assert identity in done.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAMENSTERK_URL", "samensterk.example.nl"),
        ("SAMENSTERK_PROXIES", "many"),
        ("SAMENSTERK_LOG_FORMAT", "xml"),
        ("SAMENSTERK_UPLOAD_MB", "0"),
        ("SAMENSTERK_OIDC_ROLES", "{"),
    ],
)
def test_a_setting_that_cannot_be_is_told_by_name_and_without_its_value(
    tmp_path, name, value
):
    done = django(tmp_path, "check", **{name: value})

    assert done.returncode != 0
    assert name in done.stderr.splitlines()[-1]


UNITS = sorted((ROOT / "deploy").glob("*.service"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_exists(unit):
    from samensterk.cli.main import make_parser

    command = re.search(
        r"^ExecStart=\S+/samensterk (\w+)$", unit.read_text(), re.MULTILINE
    )[1]

    verbs = next(
        one for one in make_parser()._actions if hasattr(one, "choices") and one.choices
    )
    assert command in verbs.choices
    assert unit.name in PAPER.read_text()


def test_the_upload_limit_of_the_proxy_is_above_our_own():
    from samensterk.web.config.environment import Environment

    allowed = re.search(
        r"client_max_body_size (\d+)m", (ROOT / "deploy/nginx.conf").read_text()
    )

    assert int(allowed[1]) > Environment.model_fields["upload_mb"].default


def test_cookies_of_a_real_site_belong_to_this_host_only(tmp_path):
    look = "from django.conf import settings; print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS)"

    done = django(tmp_path, "shell", "--no-imports", "-c", look, **example())

    assert done.stdout.split() == ["__Host-session", "__Host-csrf", "True", "31536000"]
