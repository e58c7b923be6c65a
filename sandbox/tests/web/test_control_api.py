"""The control API: messages, files, knobs and the journal over HTTP."""

import asyncio
from typing import Any

import httpx
import pytest

from sandbox import Sandbox
from sandbox.tests.telegram.media_files import film, picture
from sandbox.tests.web.control_client import bot, messages
from sandbox.web import messages as message_endpoints


async def test_the_state_shows_everybody_and_everything(http: httpx.AsyncClient, anna: int) -> None:
    await bot(http, "setMyCommands", commands=[{"command": "veo", "description": "Film"}])
    await bot(http, "sendMessage", chat_id=anna, text="hello")
    state = (await http.get("/sandbox/state")).json()
    assert state["bot"]["commands"] == [{"command": "veo", "description": "Film"}]
    assert [each["first_name"] for each in state["people"]] == ["Anna"]
    assert state["me"] == anna
    (chat,) = state["chats"]
    assert (chat["id"], chat["type"], chat["last"]["text"]) == (anna, "private", "hello")
    assert state["knobs"]["speed"] == 6.0


async def test_a_person_writes_and_the_bot_hears_it(http: httpx.AsyncClient, anna: int) -> None:
    sent = await http.post(
        f"/sandbox/chats/{anna}/messages", json={"from": anna, "text": "/veo a fox"}
    )
    (message,) = sent.json()["messages"]
    assert message["from"] == {"id": anna, "name": "Anna", "is_bot": False}
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    (update,) = await bot(http, "getUpdates")
    assert update["message"]["text"] == "/veo a fox"


async def test_files_are_photos_videos_and_documents(http: httpx.AsyncClient, anna: int) -> None:
    path = f"/sandbox/chats/{anna}/messages"

    async def send(*files: tuple[str, bytes, str], **fields: str) -> Any:
        parts = [("files", each) for each in files]
        answer = await http.post(path, data={"from": str(anna)} | fields, files=parts)
        return answer.json()["messages"]

    jpeg, mp4 = ("a.jpg", picture(), "image/jpeg"), ("a.mp4", film(sound=True), "video/mp4")
    assert (await send(jpeg, text="look"))[0]["photo"]["width"] == 1280
    assert (await send(mp4))[0]["video"]["duration"] == 1
    assert (await send(jpeg, as_document="true"))[0]["document"]["file_name"] == "a.jpg"
    first, second = await send(jpeg, jpeg, text="two")
    assert first["media_group"] == second["media_group"]
    assert [first["text"], second["text"]] == ["two", ""]


async def test_a_file_can_be_fetched_in_parts(http: httpx.AsyncClient, anna: int) -> None:
    files = {"files": ("a.mp4", film(sound=True), "video/mp4")}
    sent = await http.post(f"/sandbox/chats/{anna}/messages", data={"from": str(anna)}, files=files)
    path = f"/sandbox/files/{sent.json()['messages'][0]['video']['file_id']}"
    part = await http.get(path, headers={"Range": "bytes=0-9"})
    assert part.status_code == 206
    assert part.headers["content-type"] == "video/mp4"
    assert part.content == film(sound=True)[:10]


async def test_a_button_is_pressed(http: httpx.AsyncClient, anna: int) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Red", "callback_data": "red"}]]}
    await bot(http, "sendMessage", chat_id=anna, text="Which?", reply_markup=keyboard)
    (question,) = await messages(http, anna)
    assert question["buttons"] == [[{"text": "Red", "data": "red"}]]
    where = f"/sandbox/messages/{anna}/{question['id']}/press"
    press = asyncio.create_task(http.post(where, json={"from": anna, "row": 0, "column": 0}))
    (update,) = await bot(http, "getUpdates", timeout=20)
    query = update["callback_query"]["id"]
    await bot(http, "answerCallbackQuery", callback_query_id=query, text="ok")
    assert (await press).json() == {"text": "ok", "alert": False, "url": None}
    gone = await http.post(where, json={"from": anna, "row": 1, "column": 0})
    assert (gone.status_code, gone.json()) == (404, {"error": "there is no such button"})


async def test_a_bot_that_does_not_answer_is_told_apart_from_an_empty_answer(
    http: httpx.AsyncClient, anna: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_endpoints, "ANSWER_SECONDS", 0.01)
    keyboard = {"inline_keyboard": [[{"text": "Red", "callback_data": "red"}]]}
    await bot(http, "sendMessage", chat_id=anna, text="Which?", reply_markup=keyboard)
    for path in (f"/sandbox/messages/{anna}/1/press", "/sandbox/inline"):
        answer = await http.post(path, json={"from": anna, "chat_id": anna})
        assert (answer.status_code, answer.json()) == (504, {"error": "the bot did not answer"})


async def test_an_answer_is_wanted_from_those_who_are_meant(
    http: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    sandbox.knobs.telegram_floods = False
    names = ("Anna", "Ben", "Cleo")
    people = [sandbox.telegram.person(each, username=each.lower()) for each in names]
    anna, ben, cleo = (each.id for each in people)
    group = sandbox.telegram.group("Foxes", people)
    said = await sandbox.telegram.send(people[0], group, "/veo")

    async def wanted(text: str, *, selective: bool = True, **more: Any) -> list[int]:
        wish = {"force_reply": True, "selective": selective}
        await bot(http, "sendMessage", chat_id=group.id, text=text, reply_markup=wish, **more)
        ids: list[int] = (await messages(http, group.id))[-1]["force_reply"]
        return ids

    assert await wanted("What?", selective=False) == [anna, ben, cleo]
    assert await wanted("What?", reply_parameters={"message_id": said.id}) == [anna]
    assert await wanted("What, @Ben?") == [ben]
    link = f'What, <a href="tg://user?id={cleo}">you</a>?'
    assert await wanted(link, parse_mode="HTML") == [cleo]
    assert await wanted("What, @nobody?") == []
    await bot(http, "sendMessage", chat_id=group.id, text="Nothing is asked")
    assert "force_reply" not in (await messages(http, group.id))[-1]


async def test_a_cached_video_is_offered_with_its_thumbnail(
    http: httpx.AsyncClient, anna: int
) -> None:
    path = f"/sandbox/chats/{anna}/messages"
    files = {"files": ("a.mp4", film(sound=True), "video/mp4")}
    sent = (await http.post(path, data={"from": str(anna)}, files=files)).json()["messages"]
    (update,) = await bot(http, "getUpdates", offset=-1)
    video = update["message"]["video"]
    asking = asyncio.create_task(http.post("/sandbox/inline", json={"from": anna, "query": ""}))
    (update,) = await bot(http, "getUpdates", offset=update["update_id"] + 1, timeout=20)
    cached = {"type": "video", "id": "1", "title": "Fox", "video_file_id": video["file_id"]}
    query = update["inline_query"]["id"]
    await bot(http, "answerInlineQuery", inline_query_id=query, results=[cached])
    (offered,) = (await asking).json()["results"]
    assert offered["thumbnail"] == sent[0]["video"]["thumbnail"] == video["thumbnail"]["file_id"]
    assert (await http.get(f"/sandbox/files/{offered['thumbnail']}")).content[:2] == b"\xff\xd8"


async def test_an_inline_result_is_chosen(http: httpx.AsyncClient, anna: int) -> None:
    asking = asyncio.create_task(
        http.post("/sandbox/inline", json={"from": anna, "chat_id": anna, "query": "fox"})
    )
    (update,) = await bot(http, "getUpdates", timeout=20)
    result = {
        "type": "article",
        "id": "1",
        "title": "Fox",
        "input_message_content": {"message_text": "A fox"},
    }
    query = update["inline_query"]["id"]
    await bot(http, "answerInlineQuery", inline_query_id=query, results=[result], next_offset="2")
    offered = (await asking).json()
    assert (offered["results"][0]["title"], offered["next_offset"]) == ("Fox", "2")
    choice = {"from": anna, "chat_id": anna, "result_id": "1"}
    sent = (await http.post("/sandbox/inline/choose", json=choice)).json()
    assert (sent["text"], sent["via_bot"]) == ("A fox", "veogram_bot")
    never = await http.post("/sandbox/inline/choose", json=choice | {"result_id": "9"})
    assert never.status_code == 404


async def test_messages_are_edited_and_deleted(http: httpx.AsyncClient, anna: int) -> None:
    path = f"/sandbox/chats/{anna}/messages"
    await http.post(path, json={"from": anna, "text": "a"})
    await http.post(path, json={"from": anna, "text": "b", "reply_to": 1})
    edited = await http.post(f"/sandbox/messages/{anna}/1/edit", json={"text": "c"})
    assert edited.json()["edited"] is True
    await http.post(f"/sandbox/messages/{anna}/1/delete", json={})
    (left,) = await messages(http, anna)
    assert left["reply_to"] == {
        "id": 1,
        "from": {"id": anna, "name": "Anna", "is_bot": False},
        "text": "a",
        "quoted": False,
    }


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"sped": 3}, "there is no knob 'sped'"),
        ({"speed": 0}, "speed is more than 0"),
        ({"speed": "fast"}, "speed is a number"),
        ({"telegram_drop_rate": 1.5}, "telegram_drop_rate is a probability"),
        ({"telegram_down": 1}, "telegram_down is true or false"),
        ({"seed": 1.5}, "seed is a whole number"),
        ({"provider_log_delay": -1}, "provider_log_delay is not negative"),
    ],
)
async def test_a_knob_turns_only_where_it_can(
    http: httpx.AsyncClient, sandbox: Sandbox, changes: dict[str, Any], complaint: str
) -> None:
    answer = await http.patch("/sandbox/knobs", json={"provider_slow": 9} | changes)
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(complaint)
    assert sandbox.knobs.provider_slow == 1.0


async def test_knobs_are_shown_and_turned(http: httpx.AsyncClient, sandbox: Sandbox) -> None:
    turned = await http.patch("/sandbox/knobs", json={"speed": 50, "telegram_floods": False})
    assert turned.json() == (await http.get("/sandbox/knobs")).json()
    assert (sandbox.knobs.speed, sandbox.knobs.telegram_floods) == (50.0, False)


async def test_the_journal_is_read_from_an_entry_on(http: httpx.AsyncClient) -> None:
    await bot(http, "getMe")
    await bot(http, "getMyCommands")
    entries = (await http.get("/sandbox/journal?after=1")).json()["entries"]
    assert [(each["id"], each["side"], each["method"]) for each in entries] == [
        (2, "telegram", "getMyCommands")
    ]


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/sandbox/chats/5/messages", None, 404),
        ("POST", "/sandbox/chats/x/messages", {"text": "a"}, 404),
        ("POST", "/sandbox/chats", {"type": "group", "members": []}, 400),
        ("POST", "/sandbox/chats", {"type": "cake", "members": []}, 400),
        ("POST", "/sandbox/people", {}, 400),
        ("POST", "/sandbox/people", [1], 400),
        ("POST", "/sandbox/messages/5/1/press", {}, 404),
        ("GET", "/sandbox/files/x", None, 404),
    ],
)
async def test_what_is_not_there_or_not_right_is_an_error_in_words(
    http: httpx.AsyncClient, method: str, path: str, body: Any, status: int
) -> None:
    answer = await http.request(method, path, json=body)
    assert answer.status_code == status
    assert answer.json()["error"]


async def test_the_page_and_the_provider_are_on_the_same_port(
    http: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    assert "<html" in (await http.get("/")).text
    for path in ("/", "/page/app.js"):
        assert (await http.get(path)).headers["cache-control"] == "no-cache"
    assert (await http.get("/provider/v1/models")).json()["data"]
    assert sandbox.provider_url == f"{sandbox.url}/provider"
