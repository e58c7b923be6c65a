"""A browser's requests are served to the page alone, whatever else is open in it."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import httpx
import pytest
from starlette.routing import Route

from sandbox import Sandbox
from sandbox.tests.web.control_client import bot, messages

PAGE = ["/", "/page/app.js", "/sandbox/state", "/sandbox/events", "/sandbox/files/any", "/nowhere"]
PROGRAMS = [
    "/bot42:TEST/getMe",
    "/file/bot42:TEST/photos/file_1.jpg",
    "/provider/v1/models",
    "/provider/files/any.mp4",
]
FOREIGN_ORIGINS = [
    "http://evil.example",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1:{port}.evil.example",
    "http://evil.example:{port}",
    "null",
    "",
]
FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.0.0.1:{port}.evil.example",
    "localhost.evil.example:{port}",
    "127.0.0.2:{port}",
    "evil.example/bot",
]
OWN_NAMES = ["127.0.0.1", "localhost", "[::1]", "LocalHost"]
OTHER_SITES = ["cross-site", "same-site"]
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


async def status(
    http: httpx.AsyncClient, path: str, headers: dict[str, str], method: str = "GET"
) -> int:
    """The status of an answer, whose body may never end."""
    async with http.stream(method, path, headers=headers) as answer:
        return answer.status_code


@pytest.fixture
async def raw(sandbox: Sandbox) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A bare connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", sandbox.port)
    yield reader, writer
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize("path", PAGE)
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
async def test_a_rebound_name_gets_nothing(
    http: httpx.AsyncClient, sandbox: Sandbox, path: str, host: str
) -> None:
    assert await status(http, path, {"Host": host.format(port=sandbox.port)}) == 403


@pytest.mark.parametrize("name", OWN_NAMES)
async def test_the_page_answers_to_every_name_of_loopback(
    http: httpx.AsyncClient, sandbox: Sandbox, name: str
) -> None:
    host = f"{name}:{sandbox.port}"
    headers = {"Host": host, "Origin": f"http://{host.lower()}"}
    assert await status(http, "/", {"Host": host}) == 200
    assert await status(http, "/sandbox/events", headers) == 200
    added = await http.post("/sandbox/people", json={"first_name": "Ben"}, headers=headers)
    assert added.status_code == 200


async def test_a_request_that_names_no_host_gets_nothing(
    raw: tuple[asyncio.StreamReader, asyncio.StreamWriter],
) -> None:
    reader, writer = raw
    writer.write(b"GET /sandbox/state HTTP/1.0\r\n\r\n")
    assert (await reader.readline()).split()[1] == b"403"


@pytest.mark.parametrize("path", [*PAGE, *PROGRAMS])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
async def test_another_origin_gets_nothing_anywhere(
    http: httpx.AsyncClient, sandbox: Sandbox, path: str, origin: str
) -> None:
    headers = {"Origin": origin.format(port=sandbox.port)}
    for method in ("GET", "POST", "OPTIONS"):
        assert await status(http, path, headers, method) == 403
    assert sandbox.journal.entries == []


@pytest.mark.parametrize("path", [*PAGE, *PROGRAMS])
@pytest.mark.parametrize("site", OTHER_SITES)
async def test_what_another_site_embeds_or_fetches_gets_nothing(
    http: httpx.AsyncClient, sandbox: Sandbox, path: str, site: str
) -> None:
    for mode, kind in (("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")):
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": kind}
        assert await status(http, path, headers) == 403
    assert sandbox.journal.entries == []


@pytest.mark.parametrize("site", OTHER_SITES)
async def test_a_link_elsewhere_may_lead_to_the_page_and_to_videos_and_nowhere_else(
    http: httpx.AsyncClient, sandbox: Sandbox, anna: int, site: str
) -> None:
    headers = {"Sec-Fetch-Site": site} | NAVIGATION
    assert await status(http, "/", headers) == 200
    assert await status(http, "/provider/files/any.mp4", headers) == 404
    sending = f"/bot42:TEST/sendMessage?chat_id={anna}&text=bought"
    for path in (sending, "/provider/v1/models", "/sandbox/state", "/sandbox/journal"):
        assert await status(http, path, headers) == 403
    assert await status(http, "/", headers, "POST") == 403
    assert await messages(http, anna) == []


@pytest.mark.parametrize("site", ["same-origin", "none"])
async def test_the_page_itself_and_a_typed_address_are_served(
    http: httpx.AsyncClient, site: str
) -> None:
    for path in ("/", "/sandbox/state", "/bot42:TEST/getMe", "/provider/v1/models"):
        assert await status(http, path, {"Sec-Fetch-Site": site}) == 200


async def test_one_foreign_origin_among_several_is_enough_to_refuse(
    http: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    headers = [("Origin", sandbox.url), ("Origin", "http://evil.example")]
    assert (await http.get("/sandbox/state", headers=headers)).status_code == 403


@pytest.mark.parametrize("path", PROGRAMS[:1] + PROGRAMS[2:3])
async def test_programs_may_call_by_any_name_without_an_origin(
    http: httpx.AsyncClient, path: str
) -> None:
    assert await status(http, path, {"Host": "a-name-of-this-machine:1234"}) == 200


async def test_a_websocket_from_elsewhere_is_refused_like_any_request(
    http: httpx.AsyncClient,
) -> None:
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "Origin": "http://evil.example",
    }
    assert await status(http, "/sandbox/events", headers) == 403


@pytest.mark.parametrize("path", [*PAGE, *PROGRAMS])
async def test_no_answer_invites_another_origin_or_a_guess_at_its_type(
    http: httpx.AsyncClient, path: str
) -> None:
    for headers in ({}, {"Origin": "http://evil.example"}):
        async with http.stream("GET", path, headers=headers) as answer:
            assert not [name for name in answer.headers if name.startswith("access-control-")]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cross-origin-resource-policy"] == "same-origin"
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/", "/page/index.html"])
async def test_the_page_runs_its_own_scripts_and_styles_alone(
    http: httpx.AsyncClient, path: str
) -> None:
    policy = (await http.get(path)).headers["content-security-policy"]
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert "unsafe" not in policy
    assert "http" not in policy


async def test_no_get_changes_anything(http: httpx.AsyncClient, sandbox: Sandbox) -> None:
    added = await http.post("/sandbox/people", json={"first_name": "Anna"})
    anna = added.json()["id"]
    sent = await bot(http, "sendMessage", chat_id=anna, text="hello")
    values = {"chat_id": anna, "message_id": sent["message_id"], "file_id": "any", "what": "block"}
    values["person_id"] = anna
    happened: list[object] = []
    before = (await http.get("/sandbox/state")).json()
    sandbox.telegram.world.events.listen(happened.append)
    sandbox.journal.watch(happened.append)
    sandbox.knobs.watch(lambda: happened.append("knobs"))
    for route in sandbox.control_api.routes:
        for method in ("GET", "HEAD"):
            await status(http, path_of(route, values), {}, method)
    assert happened == []
    assert (await http.get("/sandbox/state")).json() == before


async def test_what_changes_something_is_no_get(http: httpx.AsyncClient, sandbox: Sandbox) -> None:
    routes = sandbox.control_api.routes
    reading = {route.path for route in routes if "GET" in (route.methods or ())}
    changing = {route.path for route in routes} - reading
    assert changing
    values = dict.fromkeys(("chat_id", "message_id", "file_id", "person_id", "what"), 1)
    for route in routes:
        if route.path in changing:
            assert await status(http, path_of(route, values), {}) == 405


def path_of(route: Route, values: Mapping[str, object]) -> str:
    return route.path.format(**values)
