"""A courier to the local server; nobody waits, and chance is always a half."""

from contextlib import contextmanager

import pytest
from local_registers import LocalRegisters, serving

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
