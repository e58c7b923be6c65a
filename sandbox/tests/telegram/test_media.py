"""Photos, videos and files: by upload, by link and by file id, and back again."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox import Sandbox
from sandbox.server import listening
from sandbox.telegram import Chat, Person, Telegram
from sandbox.telegram.files import DOWNLOAD_LIMIT
from sandbox.telegram.links import PHOTO_LIMIT, SIZE_LIMIT
from sandbox.telegram.request_reader import UPLOAD_LIMIT
from sandbox.tests.telegram.conftest import TOKEN, Client
from sandbox.tests.telegram.media_files import film, picture

CANNOT_FETCH = "Bad Request: failed to get HTTP URL content"
WEB: dict[str, tuple[str, bytes]] = {
    "film.mp4": ("video/mp4", film(sound=True)),
    "page.mp4": ("text/html", b"<html>"),
    "long.mp4": ("video/mp4", bytes(SIZE_LIMIT + 1)),
    "fox.jpg": ("image/jpeg", picture()),
    "long.jpg": ("image/jpeg", bytes(PHOTO_LIMIT + 1)),
    "paper.pdf": ("application/pdf", b"%PDF"),
}


async def _serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in WEB:
        return Response(status_code=404)
    return Response(WEB[name][1], media_type=WEB[name][0])


@pytest.fixture
async def web() -> AsyncIterator[str]:
    """Somewhere in the web."""
    async with listening(Starlette(routes=[Route("/{name}", _serve)])) as port:
        yield f"http://127.0.0.1:{port}"


async def test_a_photo_comes_in_several_sizes_each_a_real_jpeg(
    bot: Client, http: httpx.AsyncClient, chat: Chat
) -> None:
    sent = await bot.call("sendPhoto", chat_id=chat.id, files={"photo": picture(kind="PNG")})
    sizes = [(each["width"], each["height"]) for each in sent["photo"]]
    assert sizes == [(90, 51), (320, 180), (800, 450), (1280, 720)]
    for size in sent["photo"]:
        file = await bot.call("getFile", file_id=size["file_id"])
        data = await http.get(f"/file/bot{TOKEN}/{file['file_path']}")
        assert data.content.startswith(b"\xff\xd8")
        assert len(data.content) == size["file_size"]


async def test_a_small_photo_is_not_enlarged(bot: Client, chat: Chat) -> None:
    sent = await bot.call("sendPhoto", chat_id=chat.id, files={"photo": picture(300, 200)})
    assert [each["width"] for each in sent["photo"]] == [90, 300]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(4200, 200), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_what_is_no_photo_is_refused(
    bot: Client, chat: Chat, data: bytes, words: str
) -> None:
    refusal = await bot.refused("sendPhoto", chat_id=chat.id, files={"photo": data})
    assert refusal == f"Bad Request: {words}"


async def test_a_video_with_sound_is_a_video(bot: Client, chat: Chat) -> None:
    files = {"video": ("film.mp4", film(sound=True))}
    video = (await bot.call("sendVideo", chat_id=chat.id, files=files))["video"]
    assert (video["width"], video["height"], video["duration"]) == (64, 48, 1)
    assert video["mime_type"] == "video/mp4"
    assert video["thumbnail"]["width"] == 64


async def test_a_silent_video_comes_back_as_an_animation(bot: Client, chat: Chat) -> None:
    files = {"video": ("film.mp4", film(sound=False))}
    sent = await bot.call("sendVideo", chat_id=chat.id, files=files)
    assert "video" not in sent
    assert sent["animation"]["file_id"] == sent["document"]["file_id"]


async def test_what_the_bot_says_of_a_video_is_believed(bot: Client, chat: Chat) -> None:
    files = {"video": ("film.mp4", film(sound=True))}
    sent = await bot.call("sendVideo", chat_id=chat.id, files=files, width=1280, duration=8)
    assert (sent["video"]["width"], sent["video"]["duration"]) == (1280, 8)


async def test_what_is_no_video_is_a_document(bot: Client, chat: Chat) -> None:
    sent = await bot.call("sendVideo", chat_id=chat.id, files={"video": ("film.mp4", b"text")})
    assert sent["document"]["file_size"] == 4


async def test_a_file_id_sends_the_same_again(bot: Client, chat: Chat) -> None:
    files = {"video": ("film.mp4", film(sound=True))}
    first = await bot.call("sendVideo", chat_id=chat.id, files=files)
    again = await bot.call("sendVideo", chat_id=chat.id, video=first["video"]["file_id"])
    assert again["video"] == first["video"]
    assert await bot.refused("sendPhoto", chat_id=chat.id, photo=first["video"]["file_id"]) == (
        "Bad Request: can't use file of type Video as Photo"
    )
    assert await bot.refused("sendVideo", chat_id=chat.id, video="AgACnothing") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )


async def test_the_same_bytes_have_the_same_unique_id(bot: Client, chat: Chat) -> None:
    sent = [
        (await bot.call("sendDocument", chat_id=chat.id, files={"document": ("a.txt", b"fox")}))
        for _ in range(2)
    ]
    first, second = (each["document"] for each in sent)
    assert first["file_unique_id"] == second["file_unique_id"]
    assert first["file_id"] != second["file_id"]


async def test_nothing_to_send_is_refused_in_telegrams_words(bot: Client, chat: Chat) -> None:
    for kind in ("photo", "video", "animation", "document", "audio", "voice"):
        assert await bot.refused(f"send{kind.title()}", chat_id=chat.id) == (
            f"Bad Request: there is no {kind} in the request"
        )


async def test_a_caption_has_its_limit(bot: Client, chat: Chat) -> None:
    files = {"photo": picture()}
    fits = await bot.call(
        "sendPhoto", chat_id=chat.id, files=files, caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML"
    )
    assert fits["caption_entities"][0]["length"] == 1024
    assert await bot.refused("sendPhoto", chat_id=chat.id, files=files, caption="x" * 1025) == (
        "Bad Request: message caption is too long"
    )


async def test_a_link_is_really_fetched(bot: Client, chat: Chat, web: str) -> None:
    sent = await bot.call("sendVideo", chat_id=chat.id, video=f"{web}/film.mp4")
    assert sent["video"]["file_size"] == len(film(sound=True))
    assert await bot.call("sendPhoto", chat_id=chat.id, photo=f"{web}/fox.jpg")
    assert await bot.call("sendDocument", chat_id=chat.id, document=f"{web}/paper.pdf")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("video", "gone.mp4", CANNOT_FETCH),
        ("video", "long.mp4", CANNOT_FETCH),
        ("photo", "long.jpg", CANNOT_FETCH),
        ("video", "page.mp4", "Bad Request: wrong type of the web page content"),
        ("video", "fox.jpg", "Bad Request: wrong type of the web page content"),
        ("document", "film.mp4", "Bad Request: wrong type of the web page content"),
    ],
)
async def test_a_link_of_the_wrong_kind_is_refused(
    bot: Client, telegram: Telegram, chat: Chat, web: str, kind: str, name: str, words: str
) -> None:
    link = {kind: f"{web}/{name}"}
    assert await bot.refused(f"send{kind.title()}", chat_id=chat.id, **link) == words
    assert telegram.messages(chat) == []


@pytest.mark.parametrize("link", ["ftp://127.0.0.1/x.mp4", "http://", "file:///etc/hostname"])
async def test_only_web_links_are_fetched(bot: Client, chat: Chat, link: str) -> None:
    assert await bot.refused("sendVideo", chat_id=chat.id, video=link) == (
        "Bad Request: wrong HTTP URL specified"
    )


async def test_a_link_that_nobody_answers_cannot_be_fetched(bot: Client, chat: Chat) -> None:
    link = "http://127.0.0.1:1/film.mp4"
    assert await bot.refused("sendVideo", chat_id=chat.id, video=link) == CANNOT_FETCH


async def test_the_knob_refuses_every_link(
    bot: Client, sandbox: Sandbox, chat: Chat, web: str
) -> None:
    sandbox.knobs.telegram_cannot_fetch = True
    link = f"{web}/film.mp4"
    assert await bot.refused("sendVideo", chat_id=chat.id, video=link) == CANNOT_FETCH


async def test_an_upload_over_50_mb_is_too_large(bot: Client, chat: Chat) -> None:
    files = {"document": ("long.bin", bytes(UPLOAD_LIMIT + 1))}
    assert await bot.refused("sendDocument", chat_id=chat.id, files=files) == (
        "Request Entity Too Large"
    )


async def test_a_file_over_20_mb_cannot_be_fetched_back(bot: Client, chat: Chat) -> None:
    files = {"document": ("long.bin", bytes(DOWNLOAD_LIMIT + 1))}
    sent = await bot.call("sendDocument", chat_id=chat.id, files=files)
    assert await bot.refused("getFile", file_id=sent["document"]["file_id"]) == (
        "Bad Request: file is too big"
    )


async def test_a_file_needs_its_id_and_the_token(
    bot: Client, http: httpx.AsyncClient, chat: Chat
) -> None:
    assert await bot.refused("getFile", file_id="x") == "Bad Request: invalid file_id"
    sent = await bot.call("sendDocument", chat_id=chat.id, files={"document": ("a.txt", b"fox")})
    file = await bot.call("getFile", file_id=sent["document"]["file_id"])
    assert (await http.get(f"/file/bot1:X/{file['file_path']}")).status_code == 401
    assert (await http.get(f"/file/bot{TOKEN}/nothing")).status_code == 404
    assert (await http.get(f"/file/bot{TOKEN}/{file['file_path']}")).content == b"fox"


async def test_an_album_is_several_messages_of_one_group(bot: Client, chat: Chat) -> None:
    media = [{"type": "photo", "media": f"attach://{name}", "caption": name} for name in "ab"]
    files = {"a": picture(), "b": picture(300, 200)}
    first, second = await bot.call(
        "sendMediaGroup", chat_id=chat.id, media=json.dumps(media), files=files
    )
    assert first["media_group_id"] == second["media_group_id"]
    assert (first["caption"], second["photo"][-1]["width"]) == ("a", 300)


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([], "there are no messages to send"),
        ([{"type": "photo", "media": "x"}] * 11, "too many messages to send as an album"),
        ([{"type": "cake", "media": "x"}], "can't parse InputMedia: type is not supported"),
        ([{"type": "photo"}], "there is no photo in the request"),
        ("x", "can't parse media JSON object"),
    ],
)
async def test_a_wrong_album_is_refused(bot: Client, chat: Chat, media: object, words: str) -> None:
    refusal = await bot.refused("sendMediaGroup", chat_id=chat.id, media=media)
    assert refusal == f"Bad Request: {words}"


async def test_an_attachment_that_nothing_names_is_a_misspelling(bot: Client, chat: Chat) -> None:
    files = {"vidoe": ("film.mp4", film(sound=True))}
    assert await bot.refused("sendVideo", chat_id=chat.id, files=files) == (
        'Bad Request: unknown parameter "vidoe"'
    )


async def test_what_people_send_has_all_that_a_bot_needs(
    bot: Client, telegram: Telegram, anna: Person, chat: Chat
) -> None:
    await telegram.send(anna, chat, "/veo fox", photo=picture())
    await telegram.send(anna, chat, document=b"fox", file_name="a.txt", mime_type="text/plain")
    await telegram.send(anna, chat, video=film(sound=True))
    photo, document, video = [each["message"] for each in await bot.updates()]
    assert photo["caption_entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert document["document"]["file_name"] == "a.txt"
    assert document["document"]["mime_type"] == "text/plain"
    assert video["video"]["duration"] == 1
