"""Files that people and bots upload: shown by the page, and harmless when opened by themselves."""

import httpx
import pytest

from sandbox import Sandbox
from sandbox.tests.telegram.media_files import film, picture
from sandbox.tests.web.control_client import bot

HTML = b"<!doctype html><script>fetch('/sandbox/state')</script>"


async def upload(
    http: httpx.AsyncClient, anna: int, name: str, content: bytes, mime_type: str, **fields: str
) -> httpx.Response:
    """What the page gets for a file that Anna has sent."""
    sent = await http.post(
        f"/sandbox/chats/{anna}/messages",
        data={"from": str(anna)} | fields,
        files={"files": (name, content, mime_type)},
    )
    (message,) = sent.json()["messages"]
    content_of = next(message[kind] for kind in ("photo", "video", "document") if kind in message)
    return await http.get(f"/sandbox/files/{content_of['file_id']}")


@pytest.mark.parametrize("document", ["false", "true"])
async def test_pictures_and_videos_are_shown(
    http: httpx.AsyncClient, anna: int, document: str
) -> None:
    for name, content, kind in (
        ("a.jpg", picture(), "image/jpeg"),
        ("a.mp4", film(sound=True), "video/mp4"),
    ):
        answer = await upload(http, anna, name, content, kind, as_document=document)
        assert answer.headers["content-type"] == kind
        assert not answer.headers.get("content-disposition", "").startswith("attachment")


@pytest.mark.parametrize(
    ("name", "mime_type"),
    [
        ("a.html", "text/html"),
        ("a.js", "text/javascript"),
        ("a.css", "text/css"),
        ("a.svg", "image/svg+xml"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.xml", "text/xml"),
        ("a.pdf", "application/pdf"),
        ("a", "image/jpeg, text/html"),
        ("a", "nonsense"),
        ("a", ""),
    ],
)
async def test_everything_else_is_a_download(
    http: httpx.AsyncClient, anna: int, name: str, mime_type: str
) -> None:
    answer = await upload(http, anna, name, HTML, mime_type, as_document="true")
    assert answer.content == HTML
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] in {"application/octet-stream", "image/svg+xml"}


@pytest.mark.parametrize("mime_type", ["image/jpeg", "text/html"])
async def test_no_file_can_run_or_load_anything(
    http: httpx.AsyncClient, anna: int, mime_type: str
) -> None:
    answer = await upload(http, anna, "a", HTML, mime_type, as_document="true")
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "sandbox"} <= {*policy}
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_download_keeps_its_name(http: httpx.AsyncClient, anna: int) -> None:
    answer = await upload(http, anna, "späte; Füchse.txt", b"x", "text/plain")
    kept = answer.headers["content-disposition"]
    assert kept == "attachment; filename*=utf-8''sp%C3%A4te%3B%20F%C3%BCchse.txt"


async def test_what_a_bot_sends_is_treated_alike(
    http: httpx.AsyncClient, sandbox: Sandbox, anna: int
) -> None:
    sent = await http.post(
        "/bot42:TEST/sendDocument",
        data={"chat_id": str(anna)},
        files={"document": ("a.html", HTML, "text/html")},
    )
    file_id = sent.json()["result"]["document"]["file_id"]
    answer = await http.get(f"/sandbox/files/{file_id}")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    where = (await bot(http, "getFile", file_id=file_id))["file_path"]
    fetched = await http.get(f"/file/bot42:TEST/{where}")
    assert fetched.headers["content-type"] == "application/octet-stream"
