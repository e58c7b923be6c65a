"""When something last happened."""

from collections.abc import Callable


class Stamp:
    """Call it when something happens; it knows how long ago that was."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Take a clock that is never set."""
        self._clock = clock
        self._at: float | None = None

    def __call__(self) -> None:
        """Note that it happens now."""
        self._at = self._clock()

    @property
    def age(self) -> float | None:
        """Seconds since it last happened, or None where it never has."""
        return None if self._at is None else self._clock() - self._at
