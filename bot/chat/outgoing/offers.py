"""The sentences that say what is bought for how much."""

from bot.chat.outgoing.lengths import length_of
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
    """Return the sentence of a key about a video, or several, and what it costs beyond the share.

    ``quote`` is the price of each. ``stars_per_usd`` is what a dollar costs then; 0: no Stars are
    sold. Chats have none. The sentence about several has a key of its own, with ``-takes``.
    """
    takes = request.takes
    price = texts.amount(quote * takes)
    about = {"model": request.title, "duration": length_of(request), "price": price}
    words = texts(key, **about) if takes == 1 else texts(f"{key}-takes", takes=takes, **about)
    stars = takes * stars_of(quote, stars_per_usd) if requester.user_id > 0 else 0
    return Html(f"{words}\n{texts('ask-stars', stars=stars)}") if stars else words


def offer_heading(
    texts: Texts, request: GenerationRequest, mention: Html | None, usual: Credits | None
) -> Html:
    """Return what stands above an offer: whom it is for, and why it costs more than ``usual``."""
    lines = [mention] if mention else []
    if usual is not None:
        about = {"model": request.title, "duration": length_of(request)}
        wanted, cost = request.instead_of or "none", texts.amount(usual)
        lines.append(texts("offer-raised", wanted=wanted, usual=cost, **about))
    return Html("\n".join(lines))
