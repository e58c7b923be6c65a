"""The simulated Telegram: people, chats and a Bot API, as strict as the real one.

Stricter than the real one: a parameter that a method does not know is refused, and so is a file
that nothing refers to; both are misspellings. More lenient: links may be plain http, and so may
webhooks, which lead to this machine alone; inline answers are not cached.

Not implemented, and answered with 404 like any unknown method: stickers, polls, venues, contacts,
games, stories, gifts, business accounts, moderation of members, and the plural ``forwardMessages``
and ``copyMessages``. Of the parse modes only HTML is supported; reply keyboards are accepted and
not shown.
"""

import time
from collections.abc import Callable
from pathlib import Path

from sandbox.knobs import Knobs
from sandbox.telegram.chats import Chat, ChatType, Standing
from sandbox.telegram.inline import InlineResult
from sandbox.telegram.invoices import Invoice
from sandbox.telegram.keyboards import Button
from sandbox.telegram.link_actions import LinkActions
from sandbox.telegram.message_actions import Attachment
from sandbox.telegram.messages import Message
from sandbox.telegram.payment_actions import PaymentActions
from sandbox.telegram.people import Person
from sandbox.telegram.queries import CallbackAnswer
from sandbox.telegram.query_actions import QueryActions
from sandbox.telegram.waiting import Waiting
from sandbox.telegram.world import World

__all__ = [
    "Attachment",
    "Button",
    "CallbackAnswer",
    "Chat",
    "ChatType",
    "InlineResult",
    "Invoice",
    "Message",
    "Person",
    "Standing",
    "Telegram",
]


class Telegram(LinkActions, PaymentActions, QueryActions, Waiting):
    """What people do in Telegram, for tests and for the page; the bot has its HTTP API.

    Everything happens in the event loop of the server.
    """

    def __init__(
        self,
        token: str,
        *,
        knobs: Knobs | None = None,
        now: Callable[[], float] = time.time,
        seed: int = 0,
        username: str = "veogram_bot",
        first_name: str = "Veogram",
        folder: Path | None = None,
    ) -> None:
        bot_id = int(token.partition(":")[0])
        bot = Person(bot_id, first_name, username, is_bot=True)
        self.world = World(bot, token, knobs or Knobs(), now, seed, folder)

    @property
    def bot(self) -> Person:
        """The bot that the token belongs to."""
        return self.world.bot

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order in which they were added."""
        return list(self.world.people.values())

    @property
    def chats(self) -> list[Chat]:
        """All chats, in the order in which they were created."""
        return list(self.world.chats.values())
