"""The chat page, as somebody uses it."""

import re
from dataclasses import dataclass

from playwright.async_api import FilePayload, Locator, Page, expect

PASTE = """([name, type, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name, { type }));
  const carried = { clipboardData: data, bubbles: true, cancelable: true };
  const event = new ClipboardEvent("paste", carried);
  document.activeElement.dispatchEvent(event);
}"""

PLAY = """async (video) => {
  video.muted = true;
  const moving = new Promise((resolve, reject) => {
    video.addEventListener("timeupdate", () => video.currentTime > 0.1 && resolve());
    video.addEventListener("error", () => reject(video.error));
  });
  await video.play();
  await moving;
  return [video.videoWidth, video.videoHeight];
}"""
FILM_MS = 30_000


@dataclass(frozen=True, slots=True)
class ChatPage:
    """Verbs for tests and pictures; each waits until the page has done what it says."""

    page: Page

    @property
    def field(self) -> Locator:
        """Where a message is typed."""
        return self.page.locator("#composer-text")

    @property
    def messages(self) -> Locator:
        """All messages of the open chat."""
        return self.page.locator("#messages .row")

    @property
    def chats(self) -> Locator:
        """All entries of the list of chats."""
        return self.page.locator(".chat")

    @property
    def about(self) -> Locator:
        """What the message that is being written replies to or corrects."""
        return self.page.locator(".about")

    @property
    def toasts(self) -> Locator:
        """What the page says in passing."""
        return self.page.locator(".toast")

    def message(self, text: str | re.Pattern[str]) -> Locator:
        """The messages that show these words in their text, not in a quote."""
        return self.messages.filter(has=self.page.locator(".text", has_text=text))

    def key(self, text: str) -> Locator:
        """The latest button under a message with these words."""
        return self.page.locator(".key", has_text=text).last

    async def open(self, url: str) -> None:
        """Load the page and wait until a chat stands open."""
        await self.page.goto(url)
        await expect(self.field).to_be_visible()

    async def say(self, text: str) -> None:
        """Type, and send with Enter."""
        await self.field.fill(text)
        await self.field.press("Enter")

    async def reply(self, message: Locator, text: str) -> None:
        """Answer one message."""
        await self.tool(message, "Reply")
        await expect(self.about).to_be_visible()
        await self.say(text)

    async def tool(self, message: Locator, name: str) -> None:
        """Use one of the tools of a message."""
        await message.focus()  # which lasts, wherever the message moves
        await message.get_by_role("button", name=name, exact=True).click()

    async def film(self, prompt: str) -> Locator:
        """The latest message with a film and these words, once it is there."""
        message = self.message(prompt).filter(has=self.page.locator("video")).last
        await expect(message).to_be_visible(timeout=FILM_MS)
        return message

    async def play(self, message: Locator) -> tuple[int, int]:
        """Play the film of a message until it moves; its width and height."""
        width, height = await message.locator("video").evaluate(PLAY)
        return width, height

    async def found(self, title: str, kind: str = "Group") -> None:
        """Start a group, or another kind of chat, with everybody in it."""
        await self.page.get_by_role("button", name="New chat").click()
        await self.page.locator(".kind").get_by_text(kind, exact=True).click()
        await self.page.get_by_label("Title").fill(title)
        await self.page.get_by_role("button", name="Start", exact=True).click()
        await expect(self.page.locator("h1")).to_have_text(title)

    async def write_as(self, name: str) -> None:
        """Choose another member of the group to write as."""
        await self.page.get_by_role("button", name="Write as").click()
        menu = self.page.get_by_role("menu", name="Write as")
        await menu.get_by_role("menuitemradio", name=name).click()
        await expect(self.page.locator(".identity-name")).to_have_text(name)

    async def invite(self, name: str, language: str = "en") -> None:
        """Add a person and become them."""
        await self.page.locator(".identity").click()
        await self.page.get_by_role("menuitem", name="New person").click()
        await self.page.get_by_label("First name").fill(name)
        await self.page.get_by_label("Language").select_option(language)
        await self.page.get_by_role("button", name="Add").click()
        await expect(self.page.locator(".identity-name")).to_have_text(name)

    async def attach(self, name: str, kind: str, *contents: bytes) -> None:
        """Choose files with the attach button."""
        files = [FilePayload(name=name, mimeType=kind, buffer=each) for each in contents]
        await self.page.locator("input[type=file]").set_input_files(files)
        await expect(self.page.get_by_role("list", name="Files to send")).to_be_visible()

    async def paste(self, name: str, kind: str, base64: str) -> None:
        """Paste a file into the message field."""
        await self.field.focus()
        await self.page.evaluate(PASTE, [name, kind, base64])

    async def more(self, deed: str) -> None:
        """Do something with the open chat by its menu."""
        await self.page.get_by_role("button", name="More about this chat").click()
        await self.page.get_by_role("menuitem", name=deed).click()

    async def panel(self, tab: str) -> None:
        """Open the side panel at one of its tabs."""
        await self.page.get_by_role("button", name="Requests, knobs and money").click()
        await self.page.get_by_role("tab", name=tab).click()
