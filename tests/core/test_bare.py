"""The core stands by itself: no web floor, no test tools, no optional extra."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CORE_TESTS = sorted(Path(__file__).parent.rglob("*.py"))
ABSENT = (
    "django",
    "dask",
    "distributed",
    "pytest",
    "hypothesis",
    "playwright",
    "duckdb",
)
IMPORT_EVERYTHING = """
import importlib, pkgutil, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in sys.argv[1].split(","):
            raise ModuleNotFoundError(f"no {name} here", name=name)

sys.meta_path.insert(0, Absent())
import samensterk
names = [
    one.name
    for one in pkgutil.walk_packages(samensterk.__path__, "samensterk.")
    if not one.name.startswith(("samensterk.web", "samensterk.__main__"))
]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_every_module_below_the_web_floor_comes_without_it():
    found = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, ",".join(ABSENT)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stderr
    assert int(found.stdout) > 80


@pytest.mark.parametrize("path", CORE_TESTS, ids=lambda path: path.name)
def test_tests_of_the_core_do_not_use_the_web_floor(path):
    tree = ast.parse(path.read_text("utf-8"))
    used = {
        name.split(".")[0] if not name.startswith("samensterk.web") else "django"
        for node in ast.walk(tree)
        for name in _imported(node)
    }

    assert not used & {"django", "playwright", "axe_playwright_python"}


def _imported(node):
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
