"""Metrics, in the text format that Prometheus reads."""

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


def process_registry() -> CollectorRegistry:
    """Return a registry that knows memory, processor time, open files and the interpreter."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    GCCollector(registry=registry)
    return registry


class MetricsPage:
    """``/metrics``."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    @property
    def routes(self) -> list[Route]:
        """For a Starlette app at the root of a server."""
        return [Route("/metrics", self._show)]

    async def _show(self, _: Request) -> Response:
        text = generate_latest(self._registry)
        return Response(text, headers={"Content-Type": CONTENT_TYPE_LATEST})
