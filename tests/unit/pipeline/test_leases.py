"""Leases of dead processes are released, and no others."""

import pytest

from bot.pipeline.leases import Leases
from bot.pipeline.worker import LEASE
from tests.unit.pipeline.working import NOW, OWNER, Rows


@pytest.fixture
def tables() -> tuple[Rows, Rows]:
    """Two tables in which a killed process, and one that is alive, hold a lease each."""
    one, other = Rows(), Rows()
    for rows in (one, other):
        rows.add(1, 2)
        for row, owner in zip(rows.rows.values(), ("killed", OWNER), strict=True):
            row.owner, row.lease_until = owner, NOW + LEASE
    return one, other


async def test_who_is_alone_releases_those_of_everybody(tables: tuple[Rows, Rows]) -> None:
    await Leases(tables).release_all()
    assert [row.owner for rows in tables for row in rows.rows.values()] == [None] * 4


async def test_those_of_a_dead_process_are_released_and_others_stay(
    tables: tuple[Rows, Rows],
) -> None:
    await Leases(tables).release_of("killed")
    assert [row.owner for rows in tables for row in rows.rows.values()] == [None, OWNER] * 2
