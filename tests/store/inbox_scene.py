"""Updates as the tests of the inbox need them."""

from collections.abc import Sequence

from bot.store.inbox import Inbox, InboxRow, Received
from tests.store.scene import LEASE, NOW

ANNA, GROUP = 1, -5
LATER = NOW + 60.0


def update(update_id: int, chat_id: int | None = ANNA, text: str = "hi") -> Received:
    """Return an update that has just come."""
    return Received(update_id, chat_id, {"update_id": update_id, "message": {"text": text}})


async def stored(inbox: Inbox, *updates: Received, now: float = NOW) -> None:
    await inbox.store(updates, now)


async def claimed(
    inbox: Inbox, owner: str = "me", now: float = NOW, held: Sequence[int] = (), most: int = 9
) -> list[InboxRow]:
    """Claim what is due, and return it in the order of the updates."""
    rows = await inbox.claim(owner, now, LEASE, most, held)
    return sorted(rows, key=lambda row: row.id)


async def ids(
    inbox: Inbox, owner: str = "me", now: float = NOW, held: Sequence[int] = (), most: int = 9
) -> list[int]:
    """Claim what is due, and return its ids in order."""
    return [row.id for row in await claimed(inbox, owner, now, held, most)]


async def aside_at(inbox: Inbox, *moments: float) -> None:
    """Let updates 1, 2, ... of a chat step aside until these moments."""
    await stored(inbox, *(update(number) for number, _ in enumerate(moments, 1)))
    for moment in moments:
        [row] = await claimed(inbox)
        await inbox.step_aside(row, moment)


async def done_at(inbox: Inbox, *moments: float) -> None:
    """Store updates 1, 2, ... and have them done at these moments."""
    for number, moment in enumerate(moments, 1):
        await stored(inbox, update(number))
        [row] = await claimed(inbox)
        await inbox.done(row, moment)
