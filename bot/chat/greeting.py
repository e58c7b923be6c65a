"""How to ask in a group: said when the bot joins one, and at ``/start`` there."""

from bot.chat.context import Context
from bot.texts import Html


def group_greeting(context: Context) -> Html:
    """Return how to ask in a group, where most messages do not reach the bot."""
    texts, bot = context.texts, context.bot
    key = "group-hears-all" if bot.can_read_all_group_messages else "group-hears-commands"
    lines = [texts("group-hello", username=bot.username), texts(key, username=bot.username)]
    return Html("\n\n".join(lines))
