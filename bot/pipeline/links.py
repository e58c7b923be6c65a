"""Fresh links to finished videos, because the provider's links expire."""

from bot.errors import ProviderError
from bot.provider.base import Provider
from bot.tasks.task import Task

_SECONDS = 5.0
"""How long a handler may wait for the provider."""


class VideoLinks:
    """Asks the provider for links to finished videos."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    async def fresh(self, task: Task) -> str | None:
        """Return a link to a finished video, or None where the provider gives none now."""
        try:
            generation = await self._provider.fetch(task.generation_id or "", _SECONDS)
        except ProviderError:
            return None
        return generation.video_url
