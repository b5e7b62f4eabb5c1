"""What the tests of sources share."""

import pytest
from core.sources.made_extract import Made


@pytest.fixture
def made():
    return Made()


@pytest.fixture
def extract(tmp_path):
    return tmp_path / "a name that says nothing.bin"
