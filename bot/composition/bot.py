"""The built bot, and how it is built."""

from dataclasses import dataclass

from bot.chat.application import VeogramApplication
from bot.chat.outgoing.first_answers import FirstAnswers
from bot.composition.application import build_application
from bot.composition.given import Given
from bot.composition.jobs import build_jobs
from bot.composition.parts import build_parts
from bot.composition.pipeline import Pipeline
from bot.composition.receiving import Receiving
from bot.composition.serving import Servers, build_servers
from bot.composition.sharing import Sharing, build_wakeups
from bot.composition.watching import Watching
from bot.pipeline.timetable import Timetable
from bot.store.wakeups import Wakeups


@dataclass(frozen=True)
class Bot:
    """What is started, asked and stopped."""

    application: VeogramApplication
    receiving: Receiving
    servers: Servers
    pipeline: Pipeline
    watching: Watching
    sharing: Sharing
    first_answers: FirstAnswers
    wakeups: Wakeups | None
    """None where nobody else shares the database"""
    timetable: Timetable


def build(given: Given) -> Bot:
    """Build the bot; what has to be closed is closed with the stack that was given.

    Raises:
        SettingsError: something needs a package that is not installed.
    """
    parts = build_parts(given)
    return Bot(
        application=build_application(parts),
        receiving=parts.receiving,
        servers=build_servers(parts),
        pipeline=parts.pipeline,
        watching=parts.watching,
        sharing=parts.sharing,
        first_answers=parts.outgoing.first_answers,
        wakeups=build_wakeups(given, parts.pipeline.worker, parts.sharing.leadership),
        timetable=Timetable(build_jobs(parts)),
    )
