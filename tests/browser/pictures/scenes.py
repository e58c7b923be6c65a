"""What somebody does who meets the bot: each scene leaves the page at something to look at."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from playwright.async_api import expect

from sandbox import Sandbox
from tests.browser.chatpage import ChatPage
from tests.stage import words

Scene = Callable[[ChatPage, Sandbox], Awaitable[None]]

CLUB = "Film club"
ELSEWHERE = "Without Veogram"
FOX = "a red fox jumps over a frozen river"


async def _ask(chat: ChatPage, command: str) -> None:
    """Say it, and wait for its one answer."""
    said = await chat.messages.count()
    await chat.say(command)
    await expect(chat.messages).to_have_count(said + 2)


async def _enter(chat: ChatPage, sandbox: Sandbox, title: str) -> None:
    """Open a group; a narrow page shows no list to choose it from."""
    group = next(each for each in sandbox.telegram.chats if each.title == title)
    await chat.page.goto(f"{sandbox.url}/#/chat/{group.id}")
    await expect(chat.page.locator("h1")).to_have_text(title)


async def first_contact(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.open(f"{sandbox.url}/#/chat/{sandbox.telegram.people[0].id}")
    await _ask(chat, "/start")


async def models(chat: ChatPage, sandbox: Sandbox) -> None:
    await _ask(chat, "/models")


async def settings(chat: ChatPage, sandbox: Sandbox) -> None:
    await _ask(chat, "/settings")


async def refusal(chat: ChatPage, sandbox: Sandbox) -> None:
    await _ask(chat, f"/veo {FOX} --lenght 9")


async def progress(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.say(f"/veo {FOX}")
    await expect(chat.key(words("button-cancel"))).to_be_visible()


async def video(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.play(await chat.film(FOX))


async def variation(chat: ChatPage, sandbox: Sandbox) -> None:
    film = await chat.film(FOX)
    await film.locator(".key", has_text="🎲").click()
    await expect(chat.page.locator("#messages video")).to_have_count(2, timeout=30_000)


async def history(chat: ChatPage, sandbox: Sandbox) -> None:
    await _ask(chat, "/history")


async def group(chat: ChatPage, sandbox: Sandbox) -> None:
    await _enter(chat, sandbox, CLUB)
    await chat.say(f"/veo@{sandbox.username} paper boats in the rain --ar 9:16")
    await chat.film("paper boats")


async def inline(chat: ChatPage, sandbox: Sandbox) -> None:
    await _enter(chat, sandbox, ELSEWHERE)
    await chat.field.fill(f"@{sandbox.username} a red fox")
    await expect(chat.page.locator("#inline .option").first).to_be_visible()


async def guest(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.say(f"@{sandbox.username} a lighthouse in a storm")
    await chat.film("a lighthouse")


async def requests(chat: ChatPage, sandbox: Sandbox) -> None:
    await chat.panel("Requests")
    await expect(chat.page.locator("summary", has_text="create").first).to_be_visible()


TOUR: Mapping[str, Scene] = MappingProxyType(
    {
        scene.__name__.replace("_", "-"): scene
        for scene in (
            first_contact,
            models,
            settings,
            refusal,
            progress,
            video,
            variation,
            history,
            group,
            inline,
            guest,
            requests,
        )
    }
)
"""In the order in which they are played: each begins where the one before it ended."""
