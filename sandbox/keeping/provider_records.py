"""What the provider's side of a world consists of, record by record."""

from collections.abc import Callable, Iterator
from typing import Any

from sandbox.journal import Json
from sandbox.keeping.codec import Codec
from sandbox.keeping.records import Record, Rows
from sandbox.provider import Provider
from sandbox.provider.generation import Generation, file_stem
from sandbox.provider.instant import Instant
from sandbox.provider.logs import Attempt

_APART = {"clock", "request"}
"""A request may hold pictures, and never changes: it is a record of its own."""


def provider_records(provider: Provider) -> Iterator[Record]:
    """Yield everything that is kept: what was asked for, and the account."""
    for kind, calls in (("generation", provider.generations), ("instant", provider.instants)):
        for key, call in calls.items():
            yield Record("request", key, call.request, frozen=True)
            yield Record(kind, key, _fields(call))
    for attempt in provider.requests:
        yield Record("attempt", attempt.request_id, _attempt(attempt))
    yield from (Record("entry", str(each.number), each) for each in provider.ledger.entries)
    yield Record("counters", "provider", {"read_ms": provider.ledger.read_ms})
    yield Record("key", "created", provider.key.created)


def restore_provider(
    provider: Provider, rows: Rows, codec: Codec, now: Callable[[], float]
) -> None:
    """Fill a new account with what was kept.

    Raises:
        LookupError, TypeError, ValueError: these are not the records of a world.
    """
    ledger = provider.ledger
    requests = dict(rows.items("request", codec))
    for key, told in rows.items("generation", codec):
        generation = Generation(**told, request=requests[key], clock=now)
        ledger.generations[key] = ledger.by_file_stem[file_stem(key)] = generation
    for key, told in rows.items("instant", codec):
        ledger.instants[key] = Instant(**told, request=requests[key])
    accepted: dict[str, Generation | Instant] = {**ledger.generations, **ledger.instants}
    for told in rows.values("attempt", codec):
        call = accepted[told["inference_id"]] if told.pop("accepted") else None
        ledger.attempts.append(Attempt(**told, generation=call))
    ledger.entries[:] = rows.values("entry", codec)
    ledger.read_ms = rows.one("counters", "provider", codec)["read_ms"]
    provider.key.created = rows.one("key", "created", codec)


def _fields(call: Generation | Instant) -> Json:
    names = type(call).__slots__
    return {name: getattr(call, name) for name in names if name not in _APART}


def _attempt(attempt: Attempt) -> dict[str, Any]:
    told = {name: getattr(attempt, name) for name in Attempt.__slots__ if name != "generation"}
    return told | {"accepted": attempt.generation is not None}
