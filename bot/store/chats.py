"""What a chat has settled on for all its videos."""

from dataclasses import asdict, dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import chats
from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults

_OF = sa.select(chats).where(chats.c.chat_id == sa.bindparam("chat"))
"""The settings of a chat; built once, which takes longer than executing it."""


@dataclass(frozen=True)
class ChatSettings:
    """The choices of one chat. None: the default of the model or the operator."""

    model: str | None = None
    aspect_ratio: str | None = None
    duration: int | None = None
    resolution: str | None = None
    generate_audio: bool | None = None
    enhance_prompt: bool | None = None
    language: str | None = None
    improve: bool | None = None
    """whether each prompt is improved, and shown, before anything is bought"""
    share_link: bool | None = None
    """whether what somebody shares may lead others to the same prompt; of private chats alone"""

    def defaults(self, model: str) -> Defaults:
        """Return the defaults for a command; ``model`` is the operator's choice."""
        values = asdict(self)
        del values["language"], values["improve"], values["share_link"]
        # A model may have left the catalogue since it was chosen.
        chosen = self.model if self.model in FAMILIES else model
        return Defaults(**{**values, "model": chosen})


class Chats:
    """The table of chats."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def of(self, chat_id: int) -> ChatSettings:
        """Return a chat's settings."""
        async with self._db.read() as connection:
            row = (await connection.execute(_OF, {"chat": chat_id})).first()
        return _settings(row)

    async def change(self, chat_id: int, **changes: Any) -> ChatSettings:
        """Change some of a chat's settings and return them all."""
        async with self._db.write() as connection:
            await self._db.lock(connection, chat_id)
            row = (await connection.execute(_OF, {"chat": chat_id})).first()
            changed = replace(_settings(row), **changes)
            values = asdict(changed)
            if row:
                write = chats.update().where(chats.c.chat_id == chat_id).values(values)
                await connection.execute(write)
            else:
                await connection.execute(chats.insert().values(chat_id=chat_id, **values))
        return changed

    async def moved(self, old_id: int, new_id: int) -> None:
        """Copy a group's settings to its new id, unless it has chosen others there."""
        settings = await self.of(old_id)
        if await self.of(new_id) == ChatSettings() != settings:
            await self.change(new_id, **asdict(settings))


def _settings(row: sa.Row[Any] | None) -> ChatSettings:
    if row is None:
        return ChatSettings()
    values = dict(row._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for it
    del values["chat_id"]
    return ChatSettings(**values)
