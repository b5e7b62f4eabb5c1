"""The manual's page on access is that of the table of doors."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_page_on_access_is_up_to_date():
    text = "import sys; sys.path.insert(0, 'docs'); import access_page; sys.stdout.write(access_page.page())"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "samensterk.web.config.settings",
    }

    done = subprocess.run(
        [sys.executable, "-c", text],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    page = (ROOT / "docs/handleiding/toegang.md").read_text("utf-8")
    assert done.stdout == page  # `make docs` writes it again
