"""Commands that there are not."""

from telegram import Update

from bot.chat.context import Context
from bot.chat.incoming.messages import WrittenCommand, command_in
from bot.chat.incoming.nearest_commands import nearest
from bot.chat.outgoing.menu import offered
from bot.errors import UnknownCommand
from bot.tasks.kinds import Kind

_MOST_WORDS = 600
"""Characters of a message that are shown once more, to be copied."""


async def on_unknown(_: Update, context: Context) -> None:
    """Answer a command that there is not with what was probably meant, to be copied.

    Raises:
        UnknownCommand: always.
    """
    written = command_in(context.message)
    if written:
        meant = nearest(written.name, _offered(context))
        raise UnknownCommand(f"/{written.name}", _copied(meant, written) if meant else "")


async def on_caption(_: Update, context: Context) -> None:
    """Answer any other command than ``/veo`` under a picture likewise.

    Raises:
        UnknownCommand: always.
    """
    written = command_in(context.message)
    if written:
        raise UnknownCommand(f"/{written.name}", _copied("veo", written))


def _offered(context: Context) -> tuple[str, ...]:
    settings = context.services.settings
    is_admin = context.is_admin and context.requester.private
    sells, draws = settings.stars_per_usd > 0, bool(settings.helpers[Kind.STILL])
    return tuple(offered(admin=is_admin, sells=sells, draws=draws))


def _copied(command: str, written: WrittenCommand) -> str:
    """Return the whole message with another command; of a long one, the command alone."""
    words = written.words if len(written.words) <= _MOST_WORDS else ""
    return f"/{command}{written.address} {words}".strip()
