"""What is known is written again until the store takes it, or for as long as it may take."""

from dataclasses import dataclass, field
from math import inf

import pytest

from bot.errors import StoreUnavailable
from bot.pipeline.storing import until_stored
from tests.clock import MovableClock


@dataclass
class Away:
    """A store that is away for some tries, each of which takes ``seconds``."""

    tries: float
    seconds: float = 0.0
    clock: MovableClock = field(default_factory=lambda: MovableClock(0.0))
    tried: int = 0

    async def __call__(self) -> int:
        """Write something, and return at which try that was done."""
        self.tried += 1
        self.clock.advance(self.seconds)
        if self.tried <= self.tries:
            raise StoreUnavailable
        return self.tried


async def test_it_is_written_as_soon_as_the_store_is_back() -> None:
    assert await until_stored(Away(1), 60.0) == 2


async def test_it_is_written_for_as_long_as_it_takes_unless_somebody_waits() -> None:
    assert await until_stored(Away(1)) == 2


@pytest.mark.parametrize(
    ("most", "seconds", "tries"), [(0.0, 0.0, 1), (10.0, 6.0, 2), (10.0, 12.0, 1)]
)
async def test_whoever_waits_hears_in_the_end_that_it_is_not_stored(
    most: float, seconds: float, tries: int
) -> None:
    store = Away(inf, seconds)
    with pytest.raises(StoreUnavailable):
        await until_stored(store, most, store.clock)
    assert store.tried == tries
