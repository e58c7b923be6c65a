"""What a chat asks of the store in a day, at a million videos beside a thousand."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.filling import PRICE, a_request
from benchmarks.side_by_side import MILLISECOND, seconds_each, told
from benchmarks.years import BUSY, GROUP, NOW, PERSON, Years, years
from bot.money.calendar import Calendar
from bot.money.periods import last_days
from bot.store.drafts import Drafts
from bot.store.history import History
from bot.store.reports import Reports
from bot.store.tasks import NewTasks, TaskContents, TaskQueries
from bot.store.tasks.new import NewTask
from bot.tasks.limits import Limits
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester

MANY, FEW = 1_000_000, 1_000
"""Videos that have ended."""

_ROUNDS = 60
_MOST_RATIO = 2.0
_MOST_SECONDS = 10 * MILLISECOND
_LIMIT = f"{_MOST_SECONDS / MILLISECOND:.0f} ms"

_PAGE, _RESULTS = 6, 21
"""Rows that /history and an inline query read."""

_LIMITS = Limits(user_active=0, user_daily=1_000, chat_daily=1_000, budget=10**15)
_TODAY = last_days(Calendar().date_of(NOW), 1)
_HOURS = [NOW + 1 - 3600.0 * hours for hours in range(24, 0, -1)]

_messages = count(10)


async def _history(those: Years, person: int, words: str = "", *, offset: int = 0) -> object:
    most = _RESULTS if words else _PAGE
    return await History(those.database).page(person, words, offset=offset, most=most)


async def _reply(those: Years) -> object:
    queries, place = TaskQueries(those.database), those.size // 2
    return await queries.by_file(f"unique-{place}"), await queries.at(PERSON, 3 * place)


async def _question(those: Years) -> object:
    drafts, number = Drafts(those.database), those.size // 200
    found = await drafts.get(number), await drafts.questioned_in(1000 + number, number)
    return found, await drafts.waiting_for(1000 + number, 1000 + number, 0.0, number + 1)


async def _request(those: Years) -> object:
    who = Requester(PERSON, next(_messages), PERSON)
    new = NewTask(who, a_request(), message_key(who.chat_id, -who.message_id), quote=PRICE)
    return await NewTasks(those.database).add(new, _LIMITS, NOW)


async def _clean_up(those: Years) -> object:
    contents, most = TaskContents(those.database), 100
    marked = await contents.forget_marked(NOW, most)
    return marked, await contents.forget_old(0.0, NOW, most)


Ask = Callable[[Years], Awaitable[object]]

QUESTIONS: dict[str, Ask] = {
    "/tasks in a busy group": lambda those: TaskQueries(those.database).pending_in(GROUP),
    "/history": lambda those: _history(those, PERSON),
    "inline search": lambda those: _history(those, PERSON, "fo"),
    "a reply to a video": _reply,
    "a button under a video": lambda those: TaskQueries(those.database).get(those.size // 2),
    "an answer to a question": _question,
    "/stats of a day": lambda those: Reports(those.database).statistics(_TODAY, _HOURS),
    "a request, with limits and budgets": _request,
    "the clean-up, with nothing to forget": _clean_up,
}

OF_SOMEBODY: dict[str, Callable[[Years, int], Awaitable[object]]] = {
    "/history, page 100": lambda those, person: _history(those, person, offset=500),
    "inline search": lambda those, person: _history(those, person, "word4999"),
}
"""What takes the longer the more videos somebody has of their own."""


async def figures(many: int = MANY, few: int = FEW, rounds: int = _ROUNDS) -> AsyncIterator[Figure]:
    """Measure each beside the same where there are few."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="veogram-bench-")))
        sizes = {"many": many, "few": few}
        found = {name: await years(folder / name, size) for name, size in sizes.items()}
        for those in found.values():
            stack.push_async_callback(those.database.close)
        for name, ask in QUESTIONS.items():
            works = {which: partial(ask, those) for which, those in found.items()}
            yield _beside_few(name, sizes, await seconds_each(works, rounds))
        for name, look in OF_SOMEBODY.items():
            people = {"busy": BUSY, "other": PERSON}
            works = {who: partial(look, found["many"], person) for who, person in people.items()}
            yield _of_busy(name, many, await seconds_each(works, rounds))


def _beside_few(name: str, sizes: Mapping[str, int], seconds: Mapping[str, float]) -> Figure:
    ours, beside = seconds["many"], seconds["few"]
    return Figure(
        f"{name}, at {sizes['many']:,} videos",
        told(ours),
        f"{told(beside)} at {sizes['few']:,}",
        f"under {_MOST_RATIO:.0f} × and {_LIMIT}",
        ours < min(_MOST_RATIO * beside, _MOST_SECONDS),
        ours / beside,
    )


def _of_busy(name: str, many: int, seconds: Mapping[str, float]) -> Figure:
    return Figure(
        f"{name}, of somebody with {many // 200:,} of {many:,} videos",
        told(seconds["busy"]),
        f"{told(seconds['other'])} with 20",
        f"under {_LIMIT}",
        seconds["busy"] < _MOST_SECONDS,
    )
