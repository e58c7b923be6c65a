"""Days, as the operator's time zone counts them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_HOUR = 3600


@dataclass(frozen=True)
class Calendar:
    """The time zone whose midnight begins a new day of limits and budgets."""

    zone: tzinfo = UTC

    def day(self, moment: float) -> str:
        """Return the day of a time in seconds since the epoch: ``2026-11-21``."""
        return self.date_of(moment).isoformat()

    def date_of(self, moment: float) -> date:
        """Return the same day as a date."""
        return datetime.fromtimestamp(moment, self.zone).date()

    def hours(self, day: date) -> tuple[datetime, ...]:
        """Return when each hour of a day begins; the clocks may change, so not always 24."""
        ends = [
            datetime.combine(each, time(), self.zone) for each in (day, day + timedelta(days=1))
        ]
        begin, end = (round(each.timestamp()) for each in ends)
        return tuple(datetime.fromtimestamp(at, self.zone) for at in range(begin, end, _HOUR))

    def midnight_before(self, moment: float, days: int = 0) -> datetime:
        """Return when the day of a time began, or a day so many days before it."""
        day = datetime.fromtimestamp(moment, self.zone).date() - timedelta(days=days)
        return datetime.combine(day, time(), self.zone)

    def midnight_after(self, moment: float) -> datetime:
        """Return when the next day begins."""
        tomorrow = self.date_of(moment) + timedelta(days=1)
        return datetime.combine(tomorrow, time(), self.zone)
