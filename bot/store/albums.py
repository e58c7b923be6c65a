"""Albums: Telegram sends them picture by picture, without saying which is the last."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from bot.store.database import Database
from bot.store.schema import album_pictures, album_requests
from bot.tasks.task import Asker
from bot.veo.choice import Image

PAUSE = 1.5
"""Seconds after its last picture at which an album counts as complete."""

_KEPT = 7 * 24 * 3600.0
"""Seconds for which an album can still be answered."""


@dataclass(frozen=True)
class AlbumRequest:
    """A command in an album's caption, waiting for the rest of the pictures."""

    media_group_id: str
    asker: Asker
    words: str


class Albums:
    """The tables of pictures seen in albums and of the requests that wait for them."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def remember(
        self, chat_id: int, message_id: int, media_group_id: str, image: Image, now: float
    ) -> None:
        """Keep a picture, and give the rest of its album time to follow it.

        Seeing it again changes nothing.
        """
        values = {
            "chat_id": chat_id,
            "message_id": message_id,
            "media_group_id": media_group_id,
            **asdict(image),
            "seen_at": now,
        }
        known = sa.select(album_pictures).where(
            album_pictures.c.chat_id == chat_id, album_pictures.c.message_id == message_id
        )
        async with self._db.write() as connection:
            await self._db.lock(connection, chat_id)
            if not (await connection.execute(known)).first():
                await connection.execute(album_pictures.insert().values(values))
                await connection.execute(_put_off(chat_id, media_group_id, now + PAUSE))

    async def pictures(self, chat_id: int, media_group_id: str) -> tuple[Image, ...]:
        """Return the pictures of an album as far as they were seen, in their order."""
        query = (
            sa.select(album_pictures.c.reference, album_pictures.c.width, album_pictures.c.height)
            .where(
                album_pictures.c.chat_id == chat_id,
                album_pictures.c.media_group_id == media_group_id,
            )
            .order_by(album_pictures.c.message_id)
        )
        async with self._db.read() as connection:
            return tuple(Image(*row) for row in await connection.execute(query))

    async def ask(self, request: AlbumRequest, due_at: float) -> None:
        """Write down what an album asks for; one without words makes way for its caption."""
        values = {
            "chat_id": request.asker.chat_id,
            "media_group_id": request.media_group_id,
            "asker": asdict(request.asker),
            "words": request.words,
            "due_at": due_at,
            "done": False,
        }
        query = sa.select(album_requests).where(*_is(request))
        async with self._db.write() as connection:
            await self._db.lock(connection, request.asker.chat_id)
            known = (await connection.execute(query)).first()
            if known is None:
                await connection.execute(album_requests.insert().values(values))
            elif request.words and not known.words and not known.done:
                await connection.execute(
                    album_requests.update().where(*_is(request)).values(values)
                )

    async def due(self, now: float) -> Sequence[AlbumRequest]:
        """Return the requests whose albums have had time to arrive."""
        query = sa.select(album_requests).where(
            album_requests.c.done.is_(False), album_requests.c.due_at <= now
        )
        async with self._db.read() as connection:
            rows = await connection.execute(query)
            return [AlbumRequest(r.media_group_id, Asker(**r.asker), r.words) for r in rows]

    async def done(self, request: AlbumRequest, now: float) -> None:
        """The request has been dealt with; albums of long ago are forgotten."""
        done = album_requests.update().where(*_is(request)).values(done=True)
        old = now - _KEPT
        async with self._db.write() as connection:
            await connection.execute(done)
            await connection.execute(album_requests.delete().where(album_requests.c.due_at < old))
            await connection.execute(album_pictures.delete().where(album_pictures.c.seen_at < old))


def _is(request: AlbumRequest) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        album_requests.c.chat_id == request.asker.chat_id,
        album_requests.c.media_group_id == request.media_group_id,
    )


def _put_off(chat_id: int, media_group_id: str, due_at: float) -> sa.Update:
    return (
        album_requests.update()
        .where(
            album_requests.c.chat_id == chat_id,
            album_requests.c.media_group_id == media_group_id,
            album_requests.c.due_at < due_at,
        )
        .values(due_at=due_at)
    )
