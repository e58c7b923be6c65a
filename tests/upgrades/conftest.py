"""What the tests of upgrades share."""

import pytest

from tests.upgrades.kept import KEPT, Kept


@pytest.fixture(scope="module", params=KEPT, ids=lambda kept: kept.version)
def kept(request: pytest.FixtureRequest) -> Kept:
    """Each database that an earlier version has left behind."""
    found: Kept = request.param
    return found
