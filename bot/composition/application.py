"""Building the library's application, and what handles updates with it."""

from typing import Any, cast

from telegram.ext import Application, ContextTypes

from bot.chat.application import VeogramApplication
from bot.chat.context import Context
from bot.chat.handling import UpdateHandling
from bot.chat.routes import register
from bot.chat.services import Services
from bot.composition.parts import Parts
from bot.composition.services import build_services
from bot.pipeline.worker import WorkQueue

_CHATS = 64
"""Chats whose updates are handled at the same time."""


def build_application(parts: Parts) -> VeogramApplication:
    """Build it; from now on the worker handles updates, ahead of tasks."""
    application = _application(parts, build_services(parts))
    inbox = parts.stores.inbox
    handling = UpdateHandling(application, inbox, parts.given.clock)
    parts.pipeline.worker.add(WorkQueue("update", inbox, handling, handling.put_off, _CHATS))
    return application


def _application(parts: Parts, services: Services) -> VeogramApplication:
    # The library makes bot_data by calling what it takes for a class.
    given = cast("type[Services]", lambda: services)
    contexts: Any = ContextTypes(context=Context, bot_data=given)
    application: Any = (
        Application.builder()
        .application_class(VeogramApplication)
        .bot(parts.clients.telegram)
        .updater(None)
        .context_types(contexts)
        .job_queue(None)
        .build()
    )
    made = cast("VeogramApplication", application)
    register(made)
    return made
