"""Whoever writes or presses is known by name from then on."""

from telegram import Update, User

from bot.chat.context import Context
from bot.chat.incoming.subjects import person_of


async def on_update(update: Update, context: Context) -> None:
    """Remember a person: their id, names and language alone, of strangers too."""
    sender, services = update.effective_sender, context.services
    if isinstance(sender, User) and not sender.is_bot:
        await services.people.meet(person_of(sender), services.clock())
