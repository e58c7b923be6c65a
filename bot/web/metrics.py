"""Metrics, in the text format that Prometheus reads."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.metrics.scrape import CONTENT_TYPE, Scrape


class MetricsPage:
    """``/metrics``."""

    def __init__(self, scrape: Scrape) -> None:
        self._scrape = scrape

    @property
    def routes(self) -> list[Route]:
        """For a Starlette app at the root of a server."""
        return [Route("/metrics", self._show)]

    async def _show(self, _: Request) -> Response:
        text = await self._scrape.text()
        return Response(text, headers={"Content-Type": CONTENT_TYPE})
