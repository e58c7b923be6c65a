"""The endpoints for people and chats, and the updates that the bot gets of them."""

from typing import Any

import httpx
import pytest

from sandbox.tests.telegram.media_files import picture
from sandbox.tests.web.control_client import bot, messages


@pytest.fixture
async def ben(http: httpx.AsyncClient) -> int:
    person = {"first_name": "Ben", "language_code": "de"}
    answer = (await http.post("/sandbox/people", json=person)).json()
    assert answer["language_code"] == "de"
    return int(answer["id"])


async def new_chat(http: httpx.AsyncClient, **fields: Any) -> Any:
    return (await http.post("/sandbox/chats", json=fields)).json()


async def test_groups_and_forums_are_made(http: httpx.AsyncClient, anna: int) -> None:
    group = await http.post(
        "/sandbox/chats", json={"type": "group", "title": "Foxes", "members": [anna]}
    )
    assert (group.json()["type"], group.json()["title"]) == ("group", "Foxes")
    forum = await http.post(
        "/sandbox/chats",
        json={"type": "supergroup", "title": "Forum", "members": [anna], "topics": ["Cubs"]},
    )
    (topic,) = forum.json()["topics"]
    assert topic["name"] == "Cubs"
    added = await http.post(f"/sandbox/chats/{forum.json()['id']}/topics", json={"name": "Dens"})
    assert [each["name"] for each in added.json()["topics"]] == ["Cubs", "Dens"]


async def test_a_group_begins_with_its_founder_who_adds_the_bot(
    http: httpx.AsyncClient, anna: int, ben: int
) -> None:
    group = await new_chat(http, type="group", title="Foxes", members=[anna, ben])
    assert (group["admins"], group["bot"]) == ([anna], "member")
    heard = [each for each in await bot(http, "getUpdates") if "my_chat_member" in each]
    change = heard[0]["my_chat_member"]
    assert (change["chat"]["id"], change["from"]["id"]) == (group["id"], anna)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == (
        "left",
        "member",
    )


async def test_what_is_posted_in_a_channel_is_talked_about_in_its_group(
    http: httpx.AsyncClient, anna: int
) -> None:
    channel = await new_chat(http, type="channel", title="Cinema", members=[anna], discussion=True)
    assert channel["bot"] == "administrator"
    chats = (await http.get("/sandbox/state")).json()["chats"]
    (group,) = [each for each in chats if each["title"] == "Cinema: talk"]
    post = {"from": anna, "text": "Tonight: a fox"}
    await http.post(f"/sandbox/chats/{channel['id']}/messages", json=post)
    forwarded = (await messages(http, group["id"]))[-1]
    assert (forwarded["text"], forwarded["from"]["name"]) == ("Tonight: a fox", "Cinema")


async def test_members_become_administrators_and_members_again(
    http: httpx.AsyncClient, anna: int, ben: int
) -> None:
    group = await new_chat(http, type="supergroup", title="Foxes", members=[anna, ben])
    path, whom = f"/sandbox/chats/{group['id']}/admins", {"chat_id": group["id"], "user_id": ben}
    ranked = await http.post(path, json={"person": ben, "admin": True})
    assert ranked.json()["admins"] == [anna, ben]
    assert (await bot(http, "getChatMember", **whom))["status"] == "administrator"
    ranked = await http.post(path, json={"person": ben, "admin": False})
    assert ranked.json()["admins"] == [anna]
    nonsense = await http.post(f"/sandbox/chats/{anna}/admins", json={"person": ben})
    assert nonsense.status_code == 400


async def test_administrators_may_speak_as_the_group(
    http: httpx.AsyncClient, anna: int, ben: int
) -> None:
    group = await new_chat(http, type="group", title="Foxes", members=[anna, ben])
    path = f"/sandbox/chats/{group['id']}/messages"
    (said,) = (await http.post(path, json={"from": anna, "text": "hush", "as_chat": True})).json()[
        "messages"
    ]
    assert (said["from"]["name"], said["from"]["is_bot"]) == ("Foxes", False)
    files = [("files", (f"{each}.jpg", picture(), "image/jpeg")) for each in "ab"]
    album = await http.post(path, data={"from": str(anna), "as_chat": "true"}, files=files)
    assert {each["from"]["name"] for each in album.json()["messages"]} == {"Foxes"}
    refused = await http.post(path, json={"from": ben, "text": "hush", "as_chat": True})
    assert refused.json() == {"error": "only administrators write as the group"}


async def test_the_menu_is_that_of_the_narrowest_scope_in_the_persons_language(
    http: httpx.AsyncClient, anna: int, ben: int
) -> None:
    group = (await new_chat(http, type="group", title="Foxes", members=[anna, ben]))["id"]

    async def sets(description: str, **where: Any) -> None:
        commands = [{"command": "veo", "description": description}]
        await bot(http, "setMyCommands", commands=commands, **where)

    async def sees(person: int, chat: int) -> str:
        menu = (await http.get(f"/sandbox/chats/{chat}/commands?from={person}")).json()
        return "".join(each["description"] for each in menu["commands"])

    assert await sees(anna, group) == ""
    await sets("anywhere")
    await sets("private", scope={"type": "all_private_chats"})
    await sets("privat", scope={"type": "all_private_chats"}, language_code="de")
    assert [await sees(anna, anna), await sees(ben, ben)] == ["private", "privat"]
    assert [await sees(anna, group), await sees(ben, group)] == ["anywhere"] * 2
    await sets("groups", scope={"type": "all_group_chats"})
    await sets("admins", scope={"type": "all_chat_administrators"})
    assert [await sees(anna, group), await sees(ben, group)] == ["admins", "groups"]
    await sets("here", scope={"type": "chat", "chat_id": group})
    await sets("only Ben", scope={"type": "chat_member", "chat_id": group, "user_id": ben})
    assert [await sees(anna, group), await sees(ben, group)] == ["here", "only Ben"]


async def test_the_bot_is_blocked_thrown_out_and_migrated(
    http: httpx.AsyncClient, anna: int
) -> None:
    assert (await http.post(f"/sandbox/chats/{anna}/block", json={})).json()["blocked"] is True
    assert (await http.post(f"/sandbox/chats/{anna}/unblock", json={})).json()["blocked"] is False
    group = {"type": "group", "title": "Foxes", "members": [anna]}
    old = (await http.post("/sandbox/chats", json=group)).json()["id"]
    assert (await http.post(f"/sandbox/chats/{old}/kick", json={})).json()["bot"] == "kicked"
    assert (await http.post(f"/sandbox/chats/{old}/join", json={})).json()["bot"] == "member"
    new = (await http.post(f"/sandbox/chats/{old}/migrate", json={})).json()
    assert (new["type"], new["id"] != old) == ("supergroup", True)
    channel = (await new_chat(http, type="channel", title="Cinema", members=[anna]))["id"]
    assert (await http.post(f"/sandbox/chats/{channel}/kick", json={})).json()["bot"] == "kicked"
    again = await http.post(f"/sandbox/chats/{channel}/promote", json={})
    assert again.json()["bot"] == "administrator"
    nonsense = await http.post(f"/sandbox/chats/{old}/block", json={})
    assert nonsense.status_code == 404


async def test_a_group_of_guests_begins_without_the_bot(http: httpx.AsyncClient, anna: int) -> None:
    group = await new_chat(http, type="supergroup", title="Elsewhere", members=[anna], guest=True)
    assert (group["members"], group["bot"]) == ([anna], "left")
    assert await bot(http, "getUpdates") == []
