"""What is served where: the public port shows nothing that is the operator's alone."""

from collections.abc import Iterable, Sequence

from starlette.applications import Starlette
from starlette.routing import Route

from bot.alive.health import Health
from bot.metrics.scrape import Scrape
from bot.web.health import HealthPages
from bot.web.metrics import MetricsPage
from bot.web.webhook import Webhook


def public_app(webhook: Webhook, paths: Iterable[str], health: Health) -> Starlette:
    """Return what stands on ``PORT``: the webhook at its paths, and how the bot is."""
    taking = [Route(path, webhook.take, methods=["POST"]) for path in paths]
    return _app([*taking, *HealthPages(health).routes])


def operators_app(health: Health, scrape: Scrape) -> Starlette:
    """Return what stands on ``HEALTH_PORT``: how the bot is, and its metrics."""
    return _app([*HealthPages(health).routes, *MetricsPage(scrape).routes])


def _app(routes: Sequence[Route]) -> Starlette:
    """Return an app that answers at these very paths.

    Starlette would redirect a path with a slash too many to whichever host the request names.
    """
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False
    return app
