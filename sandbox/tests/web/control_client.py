"""Calls of the control API, and of a bot by hand."""

from typing import Any

import httpx


async def bot(http: httpx.AsyncClient, method: str, **parameters: Any) -> Any:
    answer = (await http.post(f"/bot42:TEST/{method}", json=parameters)).json()
    assert answer["ok"], answer
    return answer["result"]


async def messages(http: httpx.AsyncClient, chat: int) -> list[Any]:
    shown: list[Any] = (await http.get(f"/sandbox/chats/{chat}/messages")).json()["messages"]
    return shown
