"""``/provider``: the account, the key, whether paid calls go through, and prices."""

from collections.abc import Iterator

from telegram import Update

from bot.chat.context import Context
from bot.money.fallback_prices import AS_OF
from bot.pipeline.prices import Prices
from bot.pipeline.provider_status import ProviderStatus
from bot.texts import Html, Texts, shortened
from bot.veo.catalogue import FAMILIES
from bot.veo.choice import Defaults
from bot.veo.holding import usual_request

_DETAIL_SHOWN = 200


async def on_provider(_: Update, context: Context) -> None:
    """Show how things stand with the provider; what cannot be read now is said to be so."""
    texts, services = context.texts, context.services
    status = await services.provider_status.read()
    parts = [
        Html("\n".join([texts("provider-title"), *_account(texts, status)])),
        Html("\n".join(_key(texts, status))),
        Html("\n".join(_circuit(texts, status))),
        Html("\n".join(_prices(texts, services.prices, services.clock()))),
    ]
    await context.reply(Html("\n\n".join(parts)))


def _account(texts: Texts, status: ProviderStatus) -> Iterator[Html]:
    account = status.account
    if account is None:
        yield texts("provider-balance", amount="none")
        return
    yield texts("provider-balance", amount=texts.amount(account.balance))
    if account.top_up:
        yield texts(
            "provider-top-up",
            amount=texts.amount(account.top_up.amount),
            threshold=texts.amount(account.top_up.threshold),
        )
    else:
        yield texts("provider-no-top-up", known="yes" if account.is_top_up_known else "no")


def _key(texts: Texts, status: ProviderStatus) -> Iterator[Html]:
    key = status.key
    if key is None:
        yield texts("provider-key", state="unknown")
        return
    yield texts("provider-key", state="disabled" if key.disabled else "enabled")
    scopes = "all" if key.scopes is None else ", ".join(key.scopes) or "none"
    yield texts("provider-scopes", scopes=scopes)
    if not key.makes_videos:
        yield texts("provider-no-videos")
    limit = "none" if key.limit is None else texts.amount(key.limit)
    yield texts("provider-limit", amount=limit, period=key.period)


def _circuit(texts: Texts, status: ProviderStatus) -> Iterator[Html]:
    if not status.problems:
        yield texts("provider-open")
    for model, problem in status.problems.items():
        yield texts(
            "provider-problem",
            model=model or "all",
            problem=problem.problem,
            detail=shortened(problem.message, _DETAIL_SHOWN) or "none",
        )


def _prices(texts: Texts, prices: Prices, now: float) -> Iterator[Html]:
    read_at = prices.read_at
    age = "none" if read_at is None else texts.seconds(max(0.0, now - read_at))
    yield texts("provider-prices", wait=age, month=texts.month(AS_OF))
    for name in FAMILIES:
        request = usual_request(Defaults(name))
        price = texts.amount(prices.quote(request))
        yield texts("provider-price", model=name, duration=request.duration, price=price)
