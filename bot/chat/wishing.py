"""Offers to make inline what somebody types after the bot's name, in any chat."""

from html import unescape

from telegram import InlineQueryResultArticle

from bot.chat.outgoing.captions import without_tags
from bot.chat.outgoing.inline_messages import content_of
from bot.chat.outgoing.keyboards import Keyboards
from bot.chat.outgoing.refusals import refusal
from bot.errors import RequestRefused
from bot.money.prices import ShowPrices
from bot.pipeline.ports import Clock
from bot.pipeline.prices import Prices
from bot.store.wishes import Wish, Wishes
from bot.texts import Html, Texts, shortened
from bot.veo.choice import Defaults, choose
from bot.veo.one_video import parse_for_one
from bot.veo.sources import Sources

_ABOUT = 200
"""Characters of the small print of a result; clients show two lines of it."""

_PROMPT_SHOWN = 800


class Wishing:
    """Makes offers, and keeps what their buttons are to find."""

    def __init__(
        self,
        wishes: Wishes,
        prices: Prices,
        keyboards: Keyboards,
        show_prices: ShowPrices,
        clock: Clock,
    ) -> None:
        self._wishes = wishes
        self._prices = prices
        self._keyboards = keyboards
        self._clock = clock
        self.names_price = show_prices.allows(private=True)
        """whether people are shown prices, so that a press is a yes to one"""

    async def offer(
        self, words: str, user_id: int, texts: Texts, defaults: Defaults
    ) -> InlineQueryResultArticle | None:
        """Return an offer to make what somebody types, or why that cannot be made.

        Without a prompt there is nothing to offer.
        """
        try:
            command = parse_for_one(words)
            if not command.prompt:
                return None
            request = choose(command, Sources(), defaults)
        except RequestRefused as error:
            return _refused(texts, refusal(texts, error, self._clock()))
        wish = Wish(request, self._prices.quote(request))
        await self._wishes.keep(user_id, wish, self._clock())
        return self._offered(wish, user_id, texts)

    async def wished(self, user_id: int, name: str) -> Wish | None:
        """Return what somebody was offered, as long as that is kept."""
        return await self._wishes.get(user_id, name)

    def _offered(self, wish: Wish, user_id: int, texts: Texts) -> InlineQueryResultArticle:
        request, price = wish.request, texts.amount(wish.quote) if self.names_price else "none"
        message = texts(
            "offer-inline",
            prompt=shortened(request.prompt, _PROMPT_SHOWN),
            model=request.title,
            duration=request.duration,
        )
        about = f"{request.title}: {' '.join(request.prompt.split())}"
        return InlineQueryResultArticle(
            f"wish-{wish.name}",
            _plain(texts("inline-make", duration=request.duration, price=price)),
            content_of(message),
            reply_markup=self._keyboards.wish(texts, user_id, wish.name, price),
            description=shortened(about, _ABOUT),
        )


def _refused(texts: Texts, why: Html) -> InlineQueryResultArticle:
    title, about = _plain(texts("inline-refused")), shortened(_plain(why), _ABOUT)
    return InlineQueryResultArticle("refused", title, content_of(why), description=about)


def _plain(text: Html) -> str:
    return unescape(without_tags(text))
