"""What the bot is built from: everything that comes from outside, or is found at the start."""

import os
import secrets
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from bot.chat.webhook_registration import Target
from bot.metrics.metrics import Metrics
from bot.pipeline.ports import Clock
from bot.settings import Settings
from bot.store.database import Database


def _new_name() -> str:
    return f"{os.getpid()}-{secrets.token_hex(6)}"


@dataclass(frozen=True)
class Given:
    """One process, before it is built."""

    settings: Settings
    database: Database
    metrics: Metrics
    installation: str
    """the id of all processes that share the database"""
    target: Target | None
    """where Telegram is to bring updates; without it they are polled for"""
    clock: Clock
    """the time of day, the same for all processes"""
    monotonic: Clock
    """a clock that is never set"""
    stack: AsyncExitStack
    """closes what has to be closed"""
    long_poll: int
    """seconds that Telegram waits for an update before it sends an empty answer"""
    owner: str = field(default_factory=_new_name)
    """the name of this process, in leases and among replicas"""

    @property
    def is_shared(self) -> bool:
        """Whether several processes may share the database as equals, one of which leads."""
        return not self.database.is_sqlite
