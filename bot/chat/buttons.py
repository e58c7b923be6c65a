"""The callback data of buttons, ``verb:argument…:mark``, written and read only here.

A client may send any data for any message of the bot (Bot API: CallbackQuery), so each button
carries a short keyed hash over its verb, its arguments and the place that it was made for: a chat,
or the inline messages of one person. Limit: 64 bytes (Bot API: InlineKeyboardButton).
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

DATA_LIMIT = 64

MOTIONS = ("closer", "alive", "around")
"""Ready-made ways for a picture to move; the texts hold a name and a prompt for each."""

FRAMES_MOTIONS = ("between", "morph")
"""The same where two pictures are the first and the last frame."""

REFERENCES_MOTIONS = ("together", "play")
"""The same where pictures show what should appear."""

EXAMPLES = ("cat", "whale", "boat")
"""Videos to begin with; the texts hold a name and a prompt for each."""

_MARK_BYTES = 9

Place = int | str
"""Where a button works: a chat's id, or what ``inline_of`` returns."""


def inline_of(user_id: int) -> Place:
    """Return the place of all inline messages of somebody: their buttons serve nobody else."""
    return f"inline:{user_id}"


@dataclass(frozen=True)
class ButtonData:
    """What a button does, and to what."""

    verb: str
    arguments: tuple[str, ...]


class ButtonCodec:
    """Writes and verifies the data of buttons."""

    def __init__(self, token: str, purpose: str = "buttons") -> None:
        """Take the bot's token, from which the key is made; each purpose has one of its own."""
        self._key = hmac.digest(token.encode(), purpose.encode(), sha256)

    def write(self, place: Place, verb: str, *arguments: object) -> str:
        """Return the data of a button that works in one place.

        Raises:
            ValueError: it is longer than Telegram takes, or would not be read as it was written.
        """
        parts = (verb, *map(str, arguments))
        unsigned = ":".join(parts)
        if not unsigned.isascii() or unsigned.count(":") >= len(parts):
            raise ValueError(unsigned)
        data = f"{unsigned}:{self._mark(unsigned, place)}"
        if len(data) > DATA_LIMIT:
            raise ValueError(data)
        return data

    def read(self, data: str, places: Iterable[Place]) -> ButtonData | None:
        """Return verb and arguments, or None where the data were not made for these places."""
        unsigned, _, mark = data.rpartition(":")
        if not data.isascii():
            return None
        marks = [self._mark(unsigned, place) for place in places]
        if not any(hmac.compare_digest(mark, known) for known in marks):
            return None
        return split(unsigned)

    def _mark(self, unsigned: str, place: Place) -> str:
        digest = hmac.digest(self._key, f"{place}:{unsigned}".encode(), sha256)
        return urlsafe_b64encode(digest[:_MARK_BYTES]).decode("ascii")


def split(unsigned: str) -> ButtonData:
    """Return verb and arguments of data without a mark."""
    verb, *arguments = unsigned.split(":")
    return ButtonData(verb, tuple(arguments))
