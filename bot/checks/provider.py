"""The provider: the key, the balance, the prices and the models."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import TypeVar

from bot.checks.findings import Finding, Verdict
from bot.composition.clients import api_client, trusted_authorities
from bot.errors import OperatorNeeded, OutcomeUnknown, ProviderError
from bot.log.words import told
from bot.money.charges import Account, Key
from bot.money.credits import Credits, credits_of, dollars_of
from bot.money.prices import PriceSheet
from bot.provider.aimlapi import AimlApi
from bot.redaction import Redactor
from bot.settings import Settings
from bot.veo.catalogue import MODELS

_PART = "provider"

_SECONDS = 5.0

_HELP_SCOPES = ("model:chat", "model:image")
"""What a key needs for better prompts, and for pictures."""

T = TypeVar("T")


async def check_provider(settings: Settings) -> AsyncIterator[Finding]:
    """Yield what the provider says, of each thing on its own; nothing is bought."""
    client = api_client(settings, trusted_authorities())
    provider = AimlApi(client, Redactor(settings.secrets), legacy=settings.aimlapi_legacy_path)
    low = credits_of(settings.low_balance_usd)
    parts = (
        _found(
            "the key",
            provider.key(_SECONDS),
            lambda known: [*_key(known), *_help_scopes(settings, known)],
        ),
        _found("the balance", provider.account(_SECONDS), lambda known: _balance(known, low)),
        _found("the prices", _bounded(provider.prices([*MODELS])), _prices),
        _found(
            "the models",
            provider.listed([*MODELS, *_helpers(settings)], _SECONDS),
            lambda listed: [*_models(listed), *_help(settings, listed)],
        ),
    )
    try:
        for findings in await asyncio.gather(*parts):
            for finding in findings:
                yield finding
    finally:
        await client.aclose()


async def _bounded(asking: Awaitable[T]) -> T:
    try:
        return await asyncio.wait_for(asking, _SECONDS)
    except TimeoutError as error:
        raise OutcomeUnknown(detail="no answer in time") from error


async def _found(
    name: str, asking: Awaitable[T], look: Callable[[T], Iterable[Finding]]
) -> list[Finding]:
    """Return what is found of one thing, or why it is not known."""
    try:
        return list(look(await asking))
    except OperatorNeeded as error:
        what = f"{name}: refused ({error.problem})"
        return [Finding(_PART, what, Verdict.WRONG, "see AIMLAPI_KEY, and what it may do")]
    except ProviderError as error:
        what = f"{name}: no answer that can be used ({told(error)})"
        return [Finding(_PART, what, Verdict.WRONG, "see the network and AIMLAPI_URL; try again")]


def _key(key: Key) -> Iterable[Finding]:
    if key.disabled:
        yield Finding(_PART, "the key is disabled", Verdict.WRONG, "enable it, or make another")
    elif not key.makes_videos:
        to_do = "give it the scope model:video, or make another"
        yield Finding(_PART, "the key makes no videos", Verdict.WRONG, to_do)
    else:
        scopes = "everything" if key.scopes is None else ", ".join(key.scopes)
        yield Finding(_PART, f"the key is good for {scopes}")
    if key.limit is not None:
        what = f"with the key {_dollars(key.limit)} can be spent ({key.period or 'in all'})"
        yield Finding(_PART, what)


def _balance(account: Account, low: Credits) -> Iterable[Finding]:
    what = f"the balance is {_dollars(account.balance)}"
    if account.balance <= 0:
        yield Finding(_PART, what, Verdict.WRONG, "top the account up: nothing can be made")
    elif account.balance < low:
        yield Finding(_PART, what, Verdict.NOTE, "top the account up: LOW_BALANCE_USD is more")
    else:
        yield Finding(_PART, what)


def _prices(sheet: PriceSheet | None) -> Iterable[Finding]:
    """Say how many prices are told; the others stand in a table of our own, which is usual."""
    priced = len(sheet.rates) if sheet else 0
    yield Finding(_PART, f"prices of {priced} models are told, {len(MODELS) - priced} are our own")


def _models(listed: frozenset[str]) -> Iterable[Finding]:
    if missing := sorted(set(MODELS) - listed):
        what = f"no longer listed: {', '.join(missing)}"
        to_do = "look for a newer version of Veogram; until then choose other models"
        yield Finding(_PART, what, Verdict.WRONG, to_do)
    else:
        yield Finding(_PART, f"all {len(MODELS)} models are listed")


def _helpers(settings: Settings) -> dict[str, str]:
    """Return the settings that name a model which helps, by the models."""
    named = {settings.prompt_model: "PROMPT_MODEL", settings.still_model: "STILL_MODEL"}
    return {model: name for model, name in named.items() if model}


def _help_scopes(settings: Settings, key: Key) -> Iterable[Finding]:
    """Note what the key lacks for help that is switched on: videos are made without it."""
    named = {"PROMPT_MODEL": settings.prompt_model, "STILL_MODEL": settings.still_model}
    for (name, model), scope in zip(named.items(), _HELP_SCOPES, strict=True):
        if model and key.scopes is not None and scope not in key.scopes:
            what, to_do = f"the key lacks the scope {scope}", f"give it that, or leave {name} empty"
            yield Finding(_PART, what, Verdict.NOTE, to_do)


def _help(settings: Settings, listed: frozenset[str]) -> Iterable[Finding]:
    for model, name in _helpers(settings).items():
        if model in listed:
            yield Finding(_PART, f"{name} is listed: {model}")
        else:
            what, to_do = f"{name} is not listed: {model}", "name another, or leave it empty"
            yield Finding(_PART, what, Verdict.WRONG, to_do)


def _dollars(amount: Credits) -> str:
    return f"{dollars_of(amount):,.2f} US dollars"
