"""Whose words no admin could be told: they try again minutes later, and not at once.

Each try is a call for each admin, which anybody could repeat without end.
"""

from bot.store.notices import Notices

_SECONDS = 600.0


async def was_unheard(notices: Notices, user_id: int, now: float) -> bool:
    """Return whether somebody has tried a short while ago, and nobody could be told."""
    return await notices.was_told(_name(user_id), now - _SECONDS, now)


async def note_unheard(notices: Notices, user_id: int, now: float) -> None:
    """Record that nobody could be told what somebody asks."""
    await notices.tell(_name(user_id), now)


def _name(user_id: int) -> str:
    return f"unheard:{user_id}"
