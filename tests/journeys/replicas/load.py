"""People who go on asking, in private chats and in groups, and what they get."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.reliability.process import BotProcess
from tests.journeys.replicas.scene import PATIENCE, Scene

_PAUSE = 0.25
"""Seconds between two requests."""

_ON_ITS_WAY = 0.2
"""Seconds after which what a process sent before it froze has begun to arrive."""

_LOOKS = 100
"""How often to look whether what has arrived is carried out: for five seconds in all."""

_HELD = """
SELECT status, client_request_id, chat_id, message_id FROM tasks
WHERE status IN ('submitting', 'ready') AND lease_owner LIKE '{pid}-%'
"""

_BOOKED = """
SELECT generation_id, sum(charged) FROM entries JOIN tasks ON tasks.id = task_id
GROUP BY task_id, generation_id HAVING sum(charged) <> 0
"""


class Load:
    """A crowd that asks one request after the other, until it is told to stop."""

    def __init__(self, scene: Scene, people: int = 6, groups: int = 2, most: int = 12) -> None:
        """Take for how many videos they wait at most, so that a slow machine has less to do."""
        self._scene = scene
        self._most = most
        self._sending: set[tuple[int, int]] = set()
        telegram = scene.stage.telegram
        self._people = [telegram.person(f"Person {number}") for number in range(people)]
        self._groups = [telegram.group(f"Club {number}", self._people) for number in range(groups)]

    @property
    def asked(self) -> list[Message]:
        """Everything that was asked for so far."""
        return self._scene.asked

    async def ask(self) -> Message:
        """Let somebody ask for a video: in a private chat, or every third time in a group."""
        number = len(self.asked)
        who = self._people[number % len(self._people)]
        chat, to = self._place(number, who)
        asked = await self._scene.stage.telegram.send(who, chat, f"/veo{to} fox {number}")
        self.asked.append(asked)
        return asked

    def _place(self, number: int, who: Person) -> tuple[Chat, str]:
        if number % 3:
            return self._scene.stage.telegram.private(who), ""
        return self._groups[number // 3 % len(self._groups)], "@veogram_bot"

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """Go on asking until the block ends."""
        asking = asyncio.create_task(self._go_on())
        try:
            yield
        finally:
            asking.cancel()
            await asyncio.wait({asking})

    async def _go_on(self) -> None:
        while True:
            await self.ask()
            await asyncio.sleep(_PAUSE)
            await self._scene.stage.until(lambda: self._waiting < self._most, PATIENCE)

    @property
    def _waiting(self) -> int:
        """How many of the last requests have no video yet."""
        return sum(not self._scene.has_video(asked) for asked in self.asked[-3 * self._most :])

    async def recovered(self) -> float:
        """Return after how many seconds all that was asked for until now has its video."""
        begun_at = time.monotonic()
        asked = [*self.asked, await self.ask()]
        has_video = self._scene.has_video
        await self._scene.stage.until(lambda: all(map(has_video, asked)), PATIENCE)
        return time.monotonic() - begun_at

    async def kill(self, replica: BotProcess) -> None:
        """Kill a process at a moment as for ``freeze``."""
        await self.freeze(replica)
        await replica.kill()
        self._sending = set()

    async def freeze(self, replica: BotProcess) -> None:
        """Freeze a process when what it has sent has arrived, and no receipt is on its way back.

        A paid call that it has not made yet is looked for, for ten minutes; and a video whose
        receipt it does not read is sent once more.
        """
        while True:
            replica.freeze()
            await asyncio.sleep(_ON_ITS_WAY)
            held = await self._scene.rows(_HELD.format(pid=replica.pid))
            if await self._is_carried_out() and self._is_all_known(held):
                self._sending = {(chat, at) for status, _, chat, at in held if status == "ready"}
                return
            replica.thaw()
            await asyncio.sleep(_ON_ITS_WAY / 4)

    async def _is_carried_out(self) -> bool:
        """Return whether no call is left half sent, after waiting for those that have arrived."""
        under_way = self._scene.stage.sandbox.bot_api.under_way
        begun = set(under_way)
        for _ in range(_LOOKS):
            if not begun & under_way:
                return True
            await asyncio.sleep(_ON_ITS_WAY / 4)
        return False

    def _is_all_known(self, held: Sequence[tuple[str, str, int, int]]) -> bool:
        generations = self._scene.stage.sandbox.provider.generations.values()
        arrived = {generation.client_request_id for generation in generations}
        shown = {message.key for message in self.asked if self._scene.has_video(message)}
        return all(
            name in arrived if status == "submitting" else (chat_id, message_id) not in shown
            for status, name, chat_id, message_id in held
        )

    async def check(self) -> None:
        """Check that each request has one video, was paid for once, and booked as it was billed.

        A process that froze in the very moment of sending one, and woke, may have sent it again.
        """
        await self._scene.all_delivered(self.asked)
        await self._scene.check([])
        again = {each.key for each in self.asked if len(self._scene.videos_for(each)) > 1}
        assert again <= self._sending
        assert len(again) <= 1
        assert dict(await self._scene.rows(_BOOKED)) == self._billed()

    def _billed(self) -> Mapping[str, int]:
        usage = self._scene.stage.sandbox.provider.ledger.usage
        return {row.reference_id or "": row.credits for row in usage}
