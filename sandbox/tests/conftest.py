"""A served sandbox, and a client of its control API."""

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox import Sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token="42:TEST", seed=0).serve() as served:
        yield served


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as client:
        yield client


@pytest.fixture
async def anna(http: httpx.AsyncClient) -> int:
    person = await http.post("/sandbox/people", json={"first_name": "Anna"})
    person_id = person.json()["id"]
    assert isinstance(person_id, int)
    return person_id
