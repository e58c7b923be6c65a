"""What tests let happen around the methods of the local Telegram."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import Refusal, too_many_requests
from sandbox.telegram.world import World

Method = Callable[[World, Call], Awaitable[Json]]
Around = Callable[[World, Call, Method], Awaitable[Json]]
On = Callable[[str, Around], None]
"""Lets something happen around a method: see the fixture ``on``."""


@dataclass
class Held:
    """Holds the calls that concern one chat until they are released."""

    chat: Chat
    begun: list[Call] = field(default_factory=list)
    """the calls so far"""
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        if call.given.get("chat_id") == self.chat.id:
            self.begun.append(call)
            await self.released.wait()
        return await real(world, call)


@dataclass
class Unheard:
    """Takes calls at once, and answers them when it is released."""

    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        answer = await real(world, call)
        await self.released.wait()
        return answer


@dataclass
class Broken:
    """Takes no calls for as long as it is down."""

    is_down: bool = False
    refused: list[Call] = field(default_factory=list)
    """the calls that it did not take"""

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        if self.is_down:
            self.refused.append(call)
            raise Refusal(502, "Bad Gateway")
        return await real(world, call)


@dataclass
class Flooded:
    """Refuses calls with a 429 for as long as it is on."""

    seconds: int
    """the pause that it asks for"""
    is_on: bool = False
    refused: list[Call] = field(default_factory=list)

    async def __call__(self, world: World, call: Call, real: Method) -> Json:
        if self.is_on:
            self.refused.append(call)
            raise too_many_requests(self.seconds)
        return await real(world, call)
