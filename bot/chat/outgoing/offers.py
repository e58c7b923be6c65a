"""The sentences that say what is bought for how much."""

from bot.money.credits import Credits
from bot.money.stars import stars_of
from bot.tasks.task import Requester
from bot.texts import Html, Texts
from bot.veo.request import GenerationRequest


def price_words(
    texts: Texts,
    key: str,
    request: GenerationRequest,
    quote: Credits,
    requester: Requester,
    stars_per_usd: int,
) -> Html:
    """Return the sentence of a key about a video, and what it costs beyond the free share.

    ``stars_per_usd`` is what a dollar costs then; 0: no Stars are sold. Chats have none.
    """
    price = texts.amount(quote)
    words = texts(key, model=request.title, duration=request.duration, price=price)
    stars = stars_of(quote, stars_per_usd) if requester.user_id > 0 else 0
    return Html(f"{words}\n{texts('ask-stars', stars=stars)}") if stars else words
