"""What the page is shown of copy buttons, styles and quotes, and how it follows links."""

import httpx

from sandbox.tests.web.control_client import bot, messages


async def test_the_page_sees_what_a_button_copies_and_its_colour(
    http: httpx.AsyncClient, anna: int
) -> None:
    copies = {"text": "Copy", "copy_text": {"text": "a fox"}, "style": "primary"}
    plain = {"text": "Go", "callback_data": "go"}
    markup = {"inline_keyboard": [[copies, plain]]}
    await bot(http, "sendMessage", chat_id=anna, text="x", reply_markup=markup)
    (message,) = await messages(http, anna)
    assert message["buttons"] == [
        [{"text": "Copy", "copies": "a fox", "style": "primary"}, {"text": "Go", "data": "go"}]
    ]


async def test_a_part_of_a_message_is_quoted(http: httpx.AsyncClient, anna: int) -> None:
    path = f"/sandbox/chats/{anna}/messages"
    await http.post(path, json={"from": anna, "text": "a red fox jumps"})
    quoting = {"from": anna, "text": "/veo", "reply_to": 1, "quote": "red fox"}
    (sent,) = (await http.post(path, json=quoting)).json()["messages"]
    assert (sent["reply_to"]["text"], sent["reply_to"]["quoted"]) == ("red fox", True)
    wrong = await http.post(path, json=quoting | {"quote": "blue fox"})
    assert wrong.status_code == 400
    (_, update) = await bot(http, "getUpdates")
    assert update["message"]["quote"]["text"] == "red fox"


async def test_a_link_starts_the_bot(http: httpx.AsyncClient, anna: int) -> None:
    link = {"from": anna, "url": "https://t.me/veogram_bot?start=like7_x"}
    (sent,) = (await http.post("/sandbox/start", json=link)).json()["messages"]
    assert (sent["chat_id"], sent["text"]) == (anna, "/start like7_x")
    elsewhere = await http.post("/sandbox/start", json=link | {"url": "https://t.me/other?start=a"})
    assert elsewhere.status_code == 400
