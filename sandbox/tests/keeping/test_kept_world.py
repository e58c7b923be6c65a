"""A kept world goes on after a restart, and after a kill, as if nothing had been."""

import asyncio
import io
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from PIL import Image

from sandbox import Sandbox
from sandbox.telegram import Button, Standing
from sandbox.telegram.keyboards import Keyboard
from sandbox.tests.keeping.demo import Demo
from sandbox.web.views import chat_view, message_view

CREATE = {"model": "google/veo-3.0-fast", "prompt": "a fox", "duration": 4}


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (320, 180), "teal").save(target, "JPEG")
    return target.getvalue()


def told(sandbox: Sandbox) -> Any:
    """Everything that the page shows of Telegram."""
    telegram = sandbox.telegram
    chats = [chat_view(each, telegram) for each in telegram.chats]
    listed = [telegram.messages(each) for each in telegram.chats]
    messages = [message_view(m, telegram.bot) for each in listed for m in each]
    return telegram.people, chats, messages


@asynccontextmanager
async def bot_api(sandbox: Sandbox) -> AsyncIterator[Callable[..., Any]]:
    url = f"{sandbox.url}/bot{sandbox.token}/"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:

        async def call(method: str, **fields: Any) -> Any:
            answer = (await client.post(method, json=fields)).json()
            assert answer["ok"], answer
            return answer["result"]

        yield call


async def live(sandbox: Sandbox) -> None:
    """Do one of everything that is kept."""
    telegram = sandbox.telegram
    anna, ben = telegram.people[0], telegram.person("Ben", username="ben")
    chat = telegram.private(anna)
    forum = telegram.group("Forum", [anna, ben], forum=True, admins=[anna])
    topic = telegram.topic(forum, "Cubs")
    channel = telegram.channel("News", [anna], group=telegram.group("Talk", [anna, ben]))
    telegram.group("Elsewhere", [ben], bot=Standing.LEFT)
    asked = await telegram.send(anna, chat, "/veo a <b>fox</b>", photo=picture())
    await telegram.send(ben, forum, "in a topic", thread=topic)
    await telegram.album(ben, forum, [picture(), picture()], "two")
    await telegram.send(anna, channel, "news")
    gone = await telegram.send(anna, chat, "gone")
    await telegram.delete(gone)
    await telegram.edit(asked, "/veo a red fox")
    async with bot_api(sandbox) as call:
        await call("setMyCommands", commands=[{"command": "veo", "description": "Make"}])
        key = {"text": "Again", "callback_data": "again", "style": "primary"}
        await call(
            "sendMessage",
            chat_id=anna.id,
            text="<i>well</i>",
            parse_mode="HTML",
            reply_parameters={"message_id": asked.id},
            reply_markup={"inline_keyboard": [[key]]},
        )
        price = {"currency": "XTR", "prices": [{"label": "x", "amount": 5}]}
        await call("createInvoiceLink", title="A", description="B", payload="c", **price)
    telegram.give_stars(ben, 7)


async def test_everything_is_there_after_a_restart(demo: Demo) -> None:
    async with demo.world() as (sandbox, _):
        await live(sandbox)
        before, commands = told(sandbox), sandbox.telegram.commands()
        identity = sandbox.token, sandbox.key, sandbox.world_id
    async with demo.world() as (sandbox, _):
        assert told(sandbox) == before
        assert sandbox.telegram.commands() == commands
        assert (sandbox.token, sandbox.key, sandbox.world_id) == identity
        assert sandbox.telegram.stars_of(sandbox.telegram.people[1]) == 1_007
        assert sandbox.telegram.world.stars.links
        well = next(m for m in sandbox.telegram.messages(sandbox.telegram.chats[0]) if m.buttons)
        assert well.keyboard == Keyboard(((Button(**_again(well.buttons[0][0])),),))
        photo = next(m for m in sandbox.telegram.messages(sandbox.telegram.chats[0]) if m.photo)
        assert photo.photo
        assert photo.photo.file.path.read_bytes()[:2] == b"\xff\xd8"
    assert demo.said == []


def _again(button: Button) -> dict[str, Any]:
    return {name: getattr(button, name) for name in Button.__slots__}


async def test_ids_go_on_where_they_were(demo: Demo) -> None:
    async with demo.world() as (sandbox, _):
        await live(sandbox)
        chat = sandbox.telegram.chats[0]
        message_id = sandbox.telegram.world.history(chat).next_id
        update_id = sandbox.telegram.world.updates.next_id
        taken = {each.id for each in sandbox.telegram.people} | {
            each.id for each in sandbox.telegram.chats
        }
        files = set(sandbox.telegram.world.files.by_id)
    async with demo.world() as (sandbox, _):
        telegram = sandbox.telegram
        said = await telegram.send(telegram.people[0], telegram.chats[0], "on", photo=picture())
        assert said.id == message_id
        assert telegram.world.updates.pending[-1].id == update_id
        carla = telegram.person("Carla")
        assert {carla.id, telegram.group("New", [carla]).id}.isdisjoint(taken)
        assert len(telegram.world.files.by_id) > len(files)


async def test_updates_that_the_bot_has_not_confirmed_wait_for_it(demo: Demo) -> None:
    async with demo.world() as (sandbox, _):
        anna = sandbox.telegram.people[0]
        for text in ("one", "two"):
            await sandbox.telegram.send(anna, sandbox.telegram.chats[0], text)
        async with bot_api(sandbox) as call:
            first, _ = await call("getUpdates")
            await call("getUpdates", offset=first["update_id"] + 1)
    async with demo.world() as (sandbox, _), bot_api(sandbox) as call:
        assert [each["message"]["text"] for each in await call("getUpdates")] == ["two"]


async def test_the_account_and_the_videos_are_there_after_a_restart(demo: Demo) -> None:
    async with demo.world() as (sandbox, _):
        generation = await create(sandbox)
        video = await finished(sandbox, generation)
        rows = [each.as_row() for each in sandbox.provider.ledger.transactions]
        attempts = [each.as_row() for each in sandbox.provider.requests]
        balance = sandbox.provider.balance_usd
    async with demo.world() as (sandbox, _):
        assert await finished(sandbox, generation) == video
        assert [each.as_row() for each in sandbox.provider.ledger.transactions] == rows
        assert [each.as_row() for each in sandbox.provider.requests] == attempts
        assert sandbox.provider.balance_usd == balance
        await finished(sandbox, await create(sandbox))
        numbers = [each.number for each in sandbox.provider.ledger.transactions]
        assert numbers == sorted(set(numbers))


async def test_a_video_in_the_making_is_finished_after_a_restart_and_charged_once(
    demo: Demo,
) -> None:
    async with demo.world() as (sandbox, _):
        sandbox.knobs.turn({"speed": 20.0})
        generation = await create(sandbox)
    async with demo.world() as (sandbox, _):
        assert await finished(sandbox, generation)
        charged = [each.reference_id for each in sandbox.provider.ledger.usage]
        assert charged == [generation]


async def test_the_bot_is_told_of_nothing_that_a_kill_could_undo(demo: Demo) -> None:
    """What stands in the file as the answer arrives is what a killed demo goes on with."""
    async with demo.world() as (sandbox, _), bot_api(sandbox) as call:
        anna = sandbox.telegram.people[0]
        sent = await call("sendMessage", chat_id=anna.id, text="hello")
        assert f"{anna.id}/{sent['message_id']}" in names(demo, "message")
        generation = await create(sandbox)
        assert generation in names(demo, "generation")
        await sandbox.telegram.send(anna, sandbox.telegram.chats[0], "hi")
        (update,) = await call("getUpdates")
        assert str(update["update_id"]) in names(demo, "update")


async def test_what_nobody_asked_for_is_written_within_a_second_or_so(demo: Demo) -> None:
    async with demo.world() as (sandbox, keeper):
        running = asyncio.create_task(keeper.run())
        anna = sandbox.telegram.people[0]
        said = await sandbox.telegram.send(anna, sandbox.telegram.chats[0], "hello")
        async with asyncio.timeout(20):
            while True:
                if f"{anna.id}/{said.id}" in names(demo, "message"):
                    break
                await asyncio.sleep(0.05)
        running.cancel()


async def create(sandbox: Sandbox) -> str:
    headers = {"Authorization": f"Bearer {sandbox.key}"}
    async with httpx.AsyncClient(trust_env=False, headers=headers) as client:
        url = f"{sandbox.provider_url}/v2/video/generations"
        return str((await client.post(url, json=CREATE)).json()["id"])


async def finished(sandbox: Sandbox, generation: str) -> bytes:
    """The bytes of a video, once it is there."""
    headers = {"Authorization": f"Bearer {sandbox.key}"}
    async with httpx.AsyncClient(trust_env=False, headers=headers) as client:
        params = {"generation_id": generation}
        url = f"{sandbox.provider_url}/v2/video/generations"
        async with asyncio.timeout(60):
            while True:
                answer = (await client.get(url, params=params)).json()
                if answer["status"] == "completed":
                    return (await client.get(answer["video"]["url"])).content
                await asyncio.sleep(0.05)


def names(demo: Demo, kind: str) -> set[str]:
    """What stands in the file now, as another process sees it."""
    database = sqlite3.connect(demo.folder.world)
    rows = database.execute("SELECT name FROM record WHERE kind = ?", [kind]).fetchall()
    database.close()
    return {name for (name,) in rows}
