"""What waited at Telegram while the bot was away: how fast it is handled, and who waits for it."""

import asyncio
from collections.abc import AsyncIterator

from benchmarks.crowd import Crowd, answer_in
from benchmarks.figure import Figure
from benchmarks.scene import a_bot, open_sandbox, until
from sandbox import Sandbox

_MOST_SECONDS = 1.0
_LEAST_PER_SECOND = 300.0


async def figures(people: int = 500, each: int = 20) -> AsyncIterator[Figure]:
    """Let updates of many chats wait, start the bot, and let somebody else say something."""
    count = people * each
    async with open_sandbox() as sandbox:
        crowd, now = Crowd(sandbox, people), asyncio.get_running_loop().time
        await crowd.say("/help", each)
        async with a_bot(sandbox):
            begun = now()
            answered = await _newcomers(sandbox, crowd, count)
            await crowd.hear(count + len(answered))
            took = now() - begun
    yield Figure(
        f"{count:,} updates at the start: `/help` in another chat answered",
        f"{max(answered):.2f} s at most, of {len(answered)}",
        "-",
        f"within {_MOST_SECONDS:.0f} s",
        max(answered) < _MOST_SECONDS,
    )
    yield Figure(
        f"{count:,} updates at the start: handled",
        f"{count / took:.0f} a second",
        "-",
        f"{_LEAST_PER_SECOND:.0f} a second",
        count / took >= _LEAST_PER_SECOND,
    )


async def _newcomers(sandbox: Sandbox, crowd: Crowd, count: int) -> list[float]:
    """Let others say something while the others wait, once all of it is received."""
    await until(lambda: not sandbox.telegram.world.updates.pending)
    seconds: list[float] = []
    while not seconds or crowd.heard < count * 0.8:
        person = sandbox.telegram.person(f"Newcomer {len(seconds)}")
        chat = sandbox.telegram.private(person)
        seconds.append(await answer_in(sandbox, person, chat, "/help"))
        await asyncio.sleep(0.5)
    return seconds
