"""What handlers work with, as typed properties."""

from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.chat.courier import TelegramCourier
from bot.pipeline.pace import Paces
from bot.pipeline.ports import Clock
from bot.pipeline.worker import Worker
from bot.settings import Settings
from bot.store.albums import Albums
from bot.store.tasks import TaskStore
from bot.texts import Texts, texts_for


@dataclass
class House:
    """Everything that lives as long as the bot."""

    settings: Settings
    tasks: TaskStore
    albums: Albums
    paces: Paces
    courier: TelegramCourier
    worker: Worker
    clock: Clock
    unstored: set[int] = field(default_factory=set)
    """updates whose wish could not be written down: they must be seen again"""


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], House]):
    """One update's view of the house."""

    _language: str | None = None

    @property
    def house(self) -> House:
        """The house."""
        return self.bot_data

    @property
    def texts(self) -> Texts:
        """The texts in the language of whoever caused the update."""
        return texts_for(self._language)

    @property
    def language(self) -> str:
        """The language of whoever caused the update."""
        return self.texts.language

    @classmethod
    def from_update(cls, update: object, application: Any) -> "Context":
        """Note the language before any handler runs."""
        context: Context = super().from_update(update, application)
        if isinstance(update, Update) and update.effective_user:
            context._language = update.effective_user.language_code
        return context


VeogramApplication = Application[ExtBot[None], Context, dict[Any, Any], dict[Any, Any], House, Any]
