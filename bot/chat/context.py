"""What handlers work with, as typed properties."""

from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.post import Post
from bot.chat.progress_messages import ProgressMessages
from bot.chat.videos import Videos
from bot.pipeline.pace import Paces
from bot.pipeline.ports import Clock
from bot.pipeline.worker import Worker
from bot.provider.base import Provider
from bot.settings import Settings
from bot.store.albums import Albums
from bot.store.chats import Chats
from bot.store.drafts import Drafts
from bot.store.history import History
from bot.store.tasks import TaskStore
from bot.texts import Texts, texts_for
from bot.veo.choice import Defaults


@dataclass
class House:
    """Everything that lives as long as the bot."""

    settings: Settings
    tasks: TaskStore
    albums: Albums
    chats: Chats
    drafts: Drafts
    history: History
    provider: Provider
    paces: Paces
    post: Post
    videos: Videos
    progress: ProgressMessages
    worker: Worker
    clock: Clock
    unstored: set[int] = field(default_factory=set)
    """updates whose wish could not be written down: they must be seen again"""

    async def defaults(self, chat_id: int) -> Defaults:
        """Return what holds in a chat where a command is silent."""
        return (await self.chats.of(chat_id)).defaults(self.settings.default_model)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], House]):
    """One update's view of the house."""

    _texts: Texts | None = None

    @property
    def house(self) -> House:
        """The house."""
        return self.bot_data

    @property
    def texts(self) -> Texts:
        """The texts in the language of this chat, or of whoever caused the update."""
        return self._texts or texts_for(None)

    @property
    def language(self) -> str:
        """The language of these texts."""
        return self.texts.language

    async def listen(self, update: Update) -> None:
        """Find out which language is spoken here: the chat's choice, else the person's."""
        chat, person = update.effective_chat, update.effective_user
        chosen = (await self.house.chats.of(chat.id)).language if chat else None
        self._texts = texts_for(chosen or (person.language_code if person else None))


async def listen(update: Update, context: Context) -> None:
    """Run before every other handler."""
    await context.listen(update)


VeogramApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], House, Any]
