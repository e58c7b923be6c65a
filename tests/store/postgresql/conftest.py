"""Tests of what only PostgreSQL does."""

import pytest

from tests.databases import PostgresDatabases


@pytest.fixture
def url(postgresql: PostgresDatabases) -> str:
    """The address of an empty database, up to date."""
    return postgresql.emptied()
