"""Making buttons whose press the bot hears of."""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.buttons import ButtonCodec, Place
from bot.chat.outgoing.button_styles import STYLES
from bot.chat.outgoing.price_tags import tagged
from bot.money.credits import Credits
from bot.texts import Texts


def column(buttons: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """Return buttons one below the other."""
    return InlineKeyboardMarkup([[each] for each in buttons])


class ButtonMaker:
    """Makes them, each signed for the place where it works."""

    def __init__(self, codec: ButtonCodec) -> None:
        self._codec = codec

    def button(
        self, place: Place, label: str, verb: str, *arguments: object
    ) -> InlineKeyboardButton:
        """Return a button that does something in one chat, or in somebody's inline messages."""
        data = self._codec.write(place, verb, *arguments)
        return InlineKeyboardButton(label, callback_data=data, style=STYLES.get(verb))

    def priced(
        self, place: Place, texts: Texts, label: str, verb: str, number: int, price: Credits | None
    ) -> InlineKeyboardButton:
        """Return a button about a task or a draft that names its price, and is signed with it."""
        shown = () if price is None else (price,)
        return self.button(place, tagged(texts, label, price), verb, number, *shown)
