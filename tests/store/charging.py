"""What the provider charges, and what is booked of it."""

from dataclasses import dataclass, field

from bot.money.budgets import Scope, Spent
from bot.money.charges import Charge
from bot.money.costs import Costs
from bot.money.periods import Since
from bot.store.audit import Audit
from bot.store.charges import Charges
from bot.store.costs import CostQueries
from bot.store.database import Database
from bot.store.settlements import Matched, Settlements
from bot.store.totals import spent_by
from bot.tasks.limits import Limits
from bot.tasks.task import Status, Task
from tests.store.scene import COST, NOW, Scene, sure

DAY = Limits().calendar.day(NOW)
A_DAY = 24 * 3600.0
LATER = NOW + 3600.0


def charged(task: Task | str, amount: int = COST, at: float = NOW) -> Charge:
    """Return a row of the provider's ledger for a task, or for some other use."""
    reference = task if isinstance(task, str) else task.generation_id or ""
    return Charge(at, "MODEL_USAGE", reference, amount, "google/veo-3.0-fast")


@dataclass
class Books:
    """The stores of one process."""

    database: Database
    charges: Charges = field(init=False)
    settlements: Settlements = field(init=False)
    costs: CostQueries = field(init=False)

    def __post_init__(self) -> None:
        self.charges = Charges(self.database)
        self.settlements = Settlements(self.database)
        self.costs = CostQueries(self.database)

    async def read(self, *rows: Charge, now: float = LATER) -> list[Matched]:
        """Store rows of the provider's ledger, and match what fits; return what is new."""
        await self.charges.add(rows, now)
        found = [
            await self.settlements.match(task_id, now)
            for task_id in await self.settlements.unmatched(Since(NOW - A_DAY, DAY), 100)
        ]
        return [matched for matched in found if matched]

    async def spent(self) -> Spent:
        """Return what everybody has used."""
        async with self.database.read() as connection:
            return await spent_by(connection, Scope.ALL, 0, DAY)

    async def of(self, missing_before: float = 0.0) -> Costs:
        """Return the costs of the day."""
        return await self.costs.of(Since(NOW - 1, DAY), missing_before)

    async def is_balanced(self) -> bool:
        """Return whether the sums are those of the entries."""
        return not await Audit(self.database).differences()


async def cancelled(scene: Scene) -> Task:
    """Return a task that was cancelled when the provider had it already."""
    task = await scene.task(Status.GENERATING)
    return sure(await scene.changes.cancel(task.id, "press:stop", NOW))
