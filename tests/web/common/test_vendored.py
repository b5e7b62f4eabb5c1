"""Files of others are the ones that were chosen, and come with their licence."""

import hashlib
import json
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[3] / "src/samensterk/web/common/static/vendor"
VENDORED = json.loads((VENDOR / "vendored.json").read_text())
HASHES = {path: sha256 for entry in VENDORED for path, sha256 in entry["files"].items()}


@pytest.mark.parametrize("path", HASHES)
def test_a_file_of_others_is_as_it_came(path):
    assert hashlib.sha256((VENDOR / path).read_bytes()).hexdigest() == HASHES[path]


def test_no_file_of_others_is_unlisted():
    found = {
        str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()
    }

    assert found == {*HASHES, "vendored.json"}


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: entry["name"])
def test_every_package_has_its_licence_and_what_it_was_checked_against(entry):
    assert entry["licence_file"] in entry["files"]
    assert entry["integrity"].startswith("sha512-")
    assert entry["licence"]
    assert all(entry["version"] in path for path in entry["files"])


@pytest.mark.parametrize("path", HASHES)
def test_no_file_points_at_a_source_map_that_is_not_here(path):
    # The static storage would stop on it.
    assert "sourceMappingURL" not in (VENDOR / path).read_text(encoding="utf-8")
