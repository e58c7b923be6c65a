"""The common base of the stages that call the provider."""

from dataclasses import dataclass

from bot.pipeline.generation_times import GenerationTimes
from bot.pipeline.ports import Clock, Courier
from bot.pipeline.rate_limit import RateLimitGate
from bot.provider.base import Provider
from bot.store.tasks import TaskTransitions


@dataclass(frozen=True)
class ProviderStage:
    """What submitting and polling work with."""

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
