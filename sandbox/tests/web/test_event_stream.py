"""The stream of server-sent events."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from sandbox import Sandbox
from sandbox.tests.web.control_client import bot


@asynccontextmanager
async def live(http: httpx.AsyncClient) -> AsyncIterator[AsyncIterator[tuple[str, Any]]]:
    """The stream of events, from its first line on."""
    async with http.stream("GET", "/sandbox/events", timeout=20) as response:
        lines = response.aiter_lines()
        assert await anext(lines) == "retry: 1000"

        async def events() -> AsyncIterator[tuple[str, Any]]:
            name = ""
            async for line in lines:
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    yield name, json.loads(line.removeprefix("data: "))

        yield events()


async def test_everything_is_told_live(http: httpx.AsyncClient, anna: int) -> None:
    async with live(http) as events:
        sent = await bot(http, "sendMessage", chat_id=anna, text="a")
        where = {"chat_id": anna, "message_id": sent["message_id"]}
        await bot(http, "editMessageText", **where, text="b")
        await bot(http, "deleteMessage", **where)
        await bot(http, "sendChatAction", chat_id=anna, action="typing")
        await bot(http, "setMyCommands", commands=[])
        await http.patch("/sandbox/knobs", json={"speed": 7})
        await http.post("/sandbox/people", json={"first_name": "Ben"})
        wanted = ["message", "message", "deleted", "action", "commands", "knobs", "people", "chat"]
        told = [await anext(events) for _ in range(len(wanted) + 5)]
    seen = [each for each in told if each[0] != "journal"]
    assert [name for name, _ in seen] == wanted
    assert seen[1][1]["text"] == "b"
    assert seen[2][1] == where
    assert seen[3][1] == {"chat_id": anna, "thread": None, "action": "typing"}
    assert seen[5][1]["speed"] == 7
    assert next(each["method"] for name, each in told if name == "journal") == "sendMessage"


async def test_an_open_stream_does_not_hold_up_the_end() -> None:
    async with (
        Sandbox().serve() as sandbox,
        httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as http,
        live(http) as events,
    ):
        sandbox.control_api.close()
        assert [each async for each in events] == []
