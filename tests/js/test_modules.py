"""The JavaScript of pages: its pure modules, in node without any package."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OLDEST = (20, 19)  # from here on it sees by itself that a file is a module


def node():
    """Give the path of node; skip where there is none that can do this."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no node here")
    told = subprocess.run(
        [found, "--version"], capture_output=True, text=True, check=True
    )
    version = tuple(int(one) for one in re.findall(r"\d+", told.stdout)[:2])
    if version < OLDEST:
        pytest.skip(f"node {told.stdout.strip()} is older than {OLDEST}")
    return found


def test_the_pure_modules_do_what_they_say():
    files = sorted(str(one) for one in HERE.glob("*.test.js"))

    done = subprocess.run(
        [node(), "--test", *files], capture_output=True, text=True, check=False
    )

    assert files
    assert done.returncode == 0, done.stdout
