"""Days, as the operator's time zone counts them."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Calendar:
    """The time zone whose midnight begins a new day of limits and budgets."""

    zone: tzinfo = UTC

    def day(self, moment: float) -> str:
        """Return the day of a time in seconds since the epoch: ``2026-11-21``."""
        return datetime.fromtimestamp(moment, self.zone).date().isoformat()

    def midnight_before(self, moment: float, days: int = 0) -> datetime:
        """Return when the day of a time began, or a day so many days before it."""
        day = datetime.fromtimestamp(moment, self.zone).date() - timedelta(days=days)
        return datetime.combine(day, time(), self.zone)

    def midnight_after(self, moment: float) -> datetime:
        """Return when the next day begins."""
        tomorrow = datetime.fromtimestamp(moment, self.zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, time(), self.zone)
