"""What the tests of sources share: made extracts, and a courier that never waits."""

from contextlib import contextmanager

import pytest
from core.local_registers import LocalRegisters, serving
from core.sources.made_extract import Made

from samensterk.sources.fetching.courier import (
    Clock,
    Courier,
    Patience,
    one_connection,
)
from samensterk.sources.fetching.servers import Servers

NOW_S = 1_795_600_000.0  # 2026-11-25


@pytest.fixture(scope="module")
def local():
    """Give the registers and a way to open a courier to them."""
    registers = LocalRegisters()
    with serving(registers) as address:

        @contextmanager
        def courier(**patience):
            slept = []
            clock = Clock(lambda: NOW_S + sum(slept), slept.append)
            with one_connection() as client:
                carrier = Courier(
                    client,
                    Servers(address),
                    Patience(between_s=0.0, **patience),
                    clock,
                    lambda: 0.5,
                )
                yield carrier, slept

        yield registers, courier


@pytest.fixture
def registers(local):
    local[0].forget()
    return local[0]


@pytest.fixture
def open_courier(local):
    return local[1]


@pytest.fixture
def local_now_s():
    return NOW_S


@pytest.fixture
def made():
    return Made()


@pytest.fixture
def extract(tmp_path):
    return tmp_path / "a name that says nothing.bin"
