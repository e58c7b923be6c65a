"""The link to a video leads into the public internet, or nowhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx
import pytest

from bot.chat.files.downloads import fetched_video, video_client
from bot.chat.files.public_transport import NotPublic, PublicTransport, resolve
from bot.composition.clients import trusted_authorities
from bot.errors import ChatOutcomeUnknown, ChatRefused

LINK = "https://cdn.example/films/film.mp4"
FILM = b"\0\0\0\x18ftypmp42film"
API = "api.example"
PUBLIC, OTHER, PRIVATE, METADATA = "8.8.8.8", "2606:4700::1", "10.0.0.7", "169.254.169.254"


@dataclass
class Network:
    """A network in which names have addresses, and hosts answer."""

    names: dict[str, list[str]]
    answer: Callable[[httpx.Request], httpx.Response] = lambda _: httpx.Response(200, content=FILM)
    resolved: list[str] = field(default_factory=list)
    reached: list[httpx.Request] = field(default_factory=list)

    async def resolve(self, host: str) -> Sequence[str]:
        """Return the addresses of a host; an IP address is its own."""
        self.resolved.append(host)
        if host in self.names:
            return self.names[host]
        if host.replace(".", "").isdigit() or ":" in host:
            return [host]
        raise OSError(f"no such host: {host}")

    def _reach(self, request: httpx.Request) -> httpx.Response:
        self.reached.append(request)
        return self.answer(request)

    def client(self, exempt: str = API) -> httpx.AsyncClient:
        """Return a client in this network."""
        inner = httpx.MockTransport(self._reach)
        transport = PublicTransport(inner, exempt, self.resolve)
        return httpx.AsyncClient(transport=transport, max_redirects=5)

    @property
    def hosts(self) -> list[str]:
        """Where connections went, oldest first."""
        return [request.url.host for request in self.reached]


def network(**names: str | list[str]) -> Network:
    known = {"cdn.example": [PUBLIC], API: [PUBLIC]}
    more = {
        name.replace("_", "."): addresses if isinstance(addresses, list) else [addresses]
        for name, addresses in names.items()
    }
    return Network(known | more)


async def video(network: Network, url: str = LINK) -> bytes:
    async with fetched_video(network.client(), url) as file:
        return file.read()


async def test_the_connection_goes_to_the_address_and_the_name_is_kept() -> None:
    world = network()
    assert await video(world) == FILM
    (request,) = world.reached
    assert request.url == f"https://{PUBLIC}/films/film.mp4"
    assert request.headers["Host"] == "cdn.example"
    assert request.extensions["sni_hostname"] == "cdn.example"


async def test_a_port_and_a_query_are_kept() -> None:
    world = network(cdn_example=OTHER)
    await video(world, "http://cdn.example:8080/f?sig=a%2Fb")
    (request,) = world.reached
    assert str(request.url) == f"http://[{OTHER}]:8080/f?sig=a%2Fb"
    assert request.headers["Host"] == "cdn.example:8080"


@pytest.mark.parametrize(
    "addresses",
    [[PRIVATE], [METADATA], ["127.0.0.1"], ["::1"], ["::ffff:7f00:1"], [PUBLIC, PRIVATE]],
)
async def test_a_name_that_leads_into_a_private_network_is_refused(addresses: list[str]) -> None:
    world = network(cdn_example=addresses)
    with pytest.raises(ChatRefused):
        await video(world)
    assert world.reached == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]"]
)
async def test_a_private_address_is_refused(host: str) -> None:
    world = network()
    with pytest.raises(ChatRefused):
        await video(world, f"http://{host}/film.mp4")
    assert world.reached == []


@pytest.mark.parametrize("place", ["http://inside.example/", f"http://{METADATA}/latest"])
async def test_each_redirect_is_checked(place: str) -> None:
    world = network(inside_example=PRIVATE)
    world.answer = lambda _: httpx.Response(302, headers={"Location": place})
    with pytest.raises(ChatRefused):
        await video(world)
    assert world.hosts == [PUBLIC]


async def test_a_redirect_to_a_path_stays_with_the_name() -> None:
    world = network()
    answers = [httpx.Response(302, headers={"Location": "/b"}), httpx.Response(200, content=FILM)]
    world.answer = lambda _: answers.pop(0)
    assert await video(world) == FILM
    assert [request.headers["Host"] for request in world.reached] == ["cdn.example"] * 2
    assert world.reached[1].url.path == "/b"


async def test_redirects_end() -> None:
    world = network()
    world.answer = lambda _: httpx.Response(302, headers={"Location": LINK})
    with pytest.raises(ChatOutcomeUnknown):
        await video(world)
    assert len(world.reached) <= 6


@pytest.mark.parametrize("place", ["ftp://cdn.example/f", "file:///etc/passwd", "data:,film"])
async def test_a_redirect_to_anything_but_http_is_not_followed(place: str) -> None:
    world = network()
    world.answer = lambda _: httpx.Response(302, headers={"Location": place})
    with pytest.raises(ChatOutcomeUnknown):
        await video(world)
    assert len(world.reached) == 1


async def test_a_name_that_means_something_else_a_moment_later_does_not_matter() -> None:
    world = network()
    before = world.resolve

    async def change(host: str) -> Sequence[str]:
        found = await before(host)
        world.names["cdn.example"] = [PRIVATE]
        return found

    transport = PublicTransport(httpx.MockTransport(world._reach), API, change)
    async with httpx.AsyncClient(transport=transport) as client:
        await client.get(LINK)
        assert world.resolved == ["cdn.example"]
        assert world.hosts == [PUBLIC]
        with pytest.raises(NotPublic):
            await client.get(LINK)
    assert world.hosts == [PUBLIC]


async def test_where_the_api_is_private_itself_links_may_be_too() -> None:
    world = network(cdn_example="127.0.0.1", api_example="127.0.0.1")
    assert await video(world) == FILM
    assert world.hosts == ["127.0.0.1"]


@pytest.mark.parametrize("exempt", ["", "nowhere.example"])
async def test_an_api_that_cannot_be_found_exempts_nothing(exempt: str) -> None:
    world = network(cdn_example=PRIVATE)
    with pytest.raises(NotPublic):
        await world.client(exempt).get(LINK)


async def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    world = network(cdn_example=[OTHER, PUBLIC])

    def only_ipv4(request: httpx.Request) -> httpx.Response:
        if request.url.host == OTHER:
            raise httpx.ConnectError("no route")
        return httpx.Response(200, content=FILM)

    world.answer = only_ipv4
    assert await video(world) == FILM
    assert world.hosts == [OTHER, PUBLIC]


async def test_a_name_that_nobody_knows_may_be_known_later() -> None:
    with pytest.raises(ChatOutcomeUnknown):
        await video(network(), "https://nowhere.example/film.mp4")


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "::1"])
async def test_the_system_says_what_an_odd_address_means(host: str) -> None:
    assert set(await resolve(host)) <= {"127.0.0.1", "::1"}


async def test_a_name_that_cannot_be_one_has_no_address() -> None:
    with pytest.raises(OSError, match="host"):
        await resolve("a" * 64 + ".example")


async def test_the_client_for_links_holds_no_key_and_reaches_nothing_private() -> None:
    async with video_client(PUBLIC, trusted_authorities()) as client:
        assert "Authorization" not in client.headers
        for link in ("http://127.0.0.1:9/film.mp4", "http://[::1]:9/film.mp4"):
            with pytest.raises(NotPublic):
                await client.get(link)
