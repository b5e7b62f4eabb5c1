"""One Noorderveld for all tests of this folder."""

import pytest

from samensterk.sample import grow, write

YARDS, SEED = 60, 7


@pytest.fixture(scope="session")
def town():
    return grow(YARDS, SEED)


@pytest.fixture(scope="session")
def written(town, tmp_path_factory):
    folder = tmp_path_factory.mktemp("noorderveld")
    return {path.name: path for path in write(town, folder)}
