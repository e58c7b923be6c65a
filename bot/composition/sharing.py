"""Building what processes need that share a database: who leads, and what the dead leave."""

from dataclasses import dataclass

from bot.chat.outgoing.limiter import CallLimiter
from bot.composition.given import Given
from bot.pipeline.leadership import Leadership
from bot.pipeline.leases import Leases
from bot.pipeline.worker import Worker
from bot.store.replicas import Replicas
from bot.store.stores import Stores
from bot.store.tasks import TaskQueue
from bot.store.wakeups import LEADER_GONE, WORK, Wakeups
from bot.tasks.task import Status


@dataclass(frozen=True)
class Sharing:
    """This process among others."""

    leadership: Leadership
    leases: Leases
    replicas: Replicas | None
    """None where each process works as if it were alone"""


def build_sharing(given: Given, stores: Stores, limiter: CallLimiter) -> Sharing:
    """Build it; the limit of calls to Telegram is shared by all."""
    leases = Leases([stores.inbox, stores.file_orders, TaskQueue(given.database, Status)])
    replicas = Replicas(given.database, given.owner) if given.is_shared else None
    leadership = Leadership(replicas, given.clock, limiter.share, leases.release_of)
    return Sharing(leadership, leases, replicas)


def build_wakeups(given: Given, worker: Worker, leadership: Leadership) -> Wakeups | None:
    """Build what hears the others; None where nobody would tell anything."""
    if not given.is_shared:
        return None
    return Wakeups(given.database, {WORK: worker.wake, LEADER_GONE: leadership.look_soon})
