"""What a stage that calls the provider works with."""

from dataclasses import dataclass

from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.rate_limit import RateLimitGate
from bot.provider.base import Provider
from bot.store.tasks import TaskTransitions


@dataclass(frozen=True)
class ProviderStage:
    """The base of the stages that submit and poll."""

    tasks: TaskTransitions
    provider: Provider
    courier: Courier
    times: GenerationTimes
    gate: RateLimitGate
    clock: Clock

    @property
    def now(self) -> float:
        """The time, in seconds since the epoch."""
        return self.clock()
