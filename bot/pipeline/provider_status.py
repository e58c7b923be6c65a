"""How things stand with the provider, as operators want to see it."""

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors import OperatorNeeded, ProviderError
from bot.money.charges import Account, Key
from bot.pipeline.circuit_breaker import CircuitBreaker
from bot.provider.base import Provider

_SECONDS = 5.0
"""Somebody waits for it."""

T = TypeVar("T")


@dataclass(frozen=True)
class ProviderStatus:
    """What is known of the provider now."""

    account: Account | None
    """None: it could not be read"""
    key: Key | None
    """likewise"""
    problems: Mapping[str, OperatorNeeded]
    """why there are no paid calls now, by model; the empty name stands for every model"""


class ProviderStatusReader:
    """Reads it."""

    def __init__(self, provider: Provider, breaker: CircuitBreaker) -> None:
        self._provider = provider
        self._breaker = breaker

    async def read(self) -> ProviderStatus:
        """Ask for everything at once, for five seconds at most."""
        account, key = await asyncio.gather(
            _or_none(self._provider.account(_SECONDS)), _or_none(self._provider.key(_SECONDS))
        )
        return ProviderStatus(account, key, self._breaker.problems)


async def _or_none(asking: Coroutine[Any, Any, T]) -> T | None:
    try:
        return await asking
    except ProviderError:
        return None
