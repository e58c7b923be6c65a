"""What a stage that speaks to the provider works with."""

from dataclasses import dataclass

from bot.pipeline.brake import Brake
from bot.pipeline.pace import Paces
from bot.pipeline.ports import Clock, Courier
from bot.provider.base import Provider
from bot.store.tasks import TaskStore


@dataclass(frozen=True)
class ProviderStage:
    """The base of the stages that submit and poll."""

    store: TaskStore
    provider: Provider
    courier: Courier
    paces: Paces
    brake: Brake
    clock: Clock

    @property
    def now(self) -> float:
        """The time, in seconds since the epoch."""
        return self.clock()
