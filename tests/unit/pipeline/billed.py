"""A ledger of the provider's over the wire: rows with their moments, in pages, newest first."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

from bot.money.calendar import Calendar
from bot.pipeline.alerts import Alert
from bot.pipeline.charge_reader import ChargeReader
from bot.pipeline.reconciliation import Reconciliation
from bot.store.charges import Charges
from bot.store.database import Database
from bot.store.settlements import Settlements
from tests.clock import MovableClock
from tests.store.scene import Scene
from tests.unit.provider.aimlapi.wire import api, own_error, says


@dataclass
class Bill:
    """The provider's ledger."""

    rows: list[tuple[float, str, int]] = field(default_factory=list)
    """moment, reference and credits"""
    page_size: int = 100
    answer: httpx.Response | None = None
    """given instead of a page"""
    has_lost_cursors: bool = False
    """whether cursors are answered with 500, until somebody begins without one"""
    lost_after: int | None = None
    """from which page on each is answered with 500"""
    is_endless: bool = False
    """whether each page is empty, and followed by another"""
    goes_in_a_circle: bool = False
    """whether the third page is followed by the second"""
    has_odd_amounts: bool = False
    """whether amounts are text"""
    on_page: Callable[[int], None] = lambda _: None
    """called with the number of the page before it is given"""
    generations: dict[str, str] = field(default_factory=dict)
    """what the provider says of generations: their statuses"""
    asked: list[str] = field(default_factory=list)
    """the generations that were asked about"""
    since: list[float] = field(default_factory=list)
    """the moments from which was read, page by page"""

    def add(self, *rows: tuple[float, str, int]) -> None:
        self.rows.extend(rows)

    def answers(self, answer: httpx.Response, numbers: Container[int]) -> None:
        """Answer so instead of these pages."""
        self.on_page = lambda number: setattr(self, "answer", answer if number in numbers else None)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        params = request.url.params
        if "generation_id" in params:
            return self._fetched(params["generation_id"])
        since = datetime.fromisoformat(params["from"]).timestamp()
        self.since.append(since)
        self.on_page(len(self.since))
        self.has_lost_cursors = self.has_lost_cursors and "cursor" in params
        if self.answer or self.has_lost_cursors:
            return self.answer or own_error(500)
        cursor = params.get("cursor", "0")
        if not cursor.isdecimal():
            return own_error(400)
        if self.lost_after and int(cursor) >= self.lost_after * self.page_size:
            return own_error(500)
        begin, fitting = int(cursor), sorted((r for r in self.rows if r[0] >= since), reverse=True)
        end = begin + self.page_size
        has_more = len(fitting) > end
        has_more = has_more or self.is_endless
        is_third = begin == 2 * self.page_size
        following = str(self.page_size if self.goes_in_a_circle and is_third else end)
        pagination = {"has_more": has_more, "next_cursor": following if has_more else None}
        rows = [self._row(*row) for row in fitting[begin:end]]
        return says({"data": rows, "pagination": pagination})

    def _row(self, moment: float, reference: str, amount: int) -> dict[str, object]:
        row = _row(moment, reference, amount)
        return row | {"amount": {"usd": "much"}} if self.has_odd_amounts else row

    def _fetched(self, generation_id: str) -> httpx.Response:
        self.asked.append(generation_id)
        status = self.generations.get(generation_id)
        return says({"id": generation_id, "status": status}) if status else own_error(404)


def _row(moment: float, reference: str, amount: int) -> dict[str, object]:
    return {
        "created_at": datetime.fromtimestamp(moment, UTC).isoformat(),
        "direction": "CHARGE" if amount >= 0 else "TOPUP",
        "type": "MODEL_USAGE",
        "amount": {"usd": abs(amount) / 2_000_000, "credits": abs(amount)},
        "model": "google/veo3",
        "reference_id": reference,
    }


@dataclass
class Told:
    """Operators, and what they were told."""

    alerts: list[Alert] = field(default_factory=list)

    async def alert(self, alert: Alert) -> None:
        self.alerts.append(alert)

    async def last_told(self, _: Alert) -> float | None:
        return None

    def of(self, kind: str) -> int:
        """Return how often they were told of a kind."""
        return sum(alert.kind == kind for alert in self.alerts)


@dataclass
class Desk:
    """Somebody who reads it into a real store."""

    database: Database
    clock: MovableClock
    bill: Bill = field(default_factory=Bill)
    operators: Told = field(default_factory=Told)
    scene: Scene = field(init=False)
    charges: Charges = field(init=False)
    reader: ChargeReader = field(init=False)
    reconciliation: Reconciliation = field(init=False)

    def __post_init__(self) -> None:
        self.scene, self.charges = Scene(self.database), Charges(self.database)
        self.restart()

    def restart(self) -> None:
        """Go on as a new process that knows what is stored."""
        provider, _ = api(self.bill)
        settlements, calendar = Settlements(self.database), Calendar()
        self.reader = ChargeReader(provider, self.charges, settlements, self.operators, self.clock)
        self.reconciliation = Reconciliation(
            provider, self.reader, self.charges, settlements, calendar, self.clock
        )
