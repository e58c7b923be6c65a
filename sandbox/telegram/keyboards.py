"""Keyboards under messages."""

from dataclasses import dataclass

from sandbox.journal import Json
from sandbox.telegram.errors import Refusal, bad_request

DATA_LIMIT = 64
"""Bytes of callback data (Bot API: InlineKeyboardButton)."""
BUTTON_LIMIT = 100
COPY_LIMIT = 256
"""Characters that a button copies (Bot API: CopyTextButton)."""
STYLES = frozenset({"danger", "success", "primary"})
CHOSEN = {
    "allow_bot_chats": {"private"},
    "allow_group_chats": {"group", "supergroup"},
    "allow_channel_chats": {"channel"},
}
"""What a SwitchInlineQueryChosenChat opens."""
EVERYWHERE = frozenset().union(*CHOSEN.values())
ACTIONS = (
    "url",
    "callback_data",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "web_app",
    "login_url",
    "callback_game",
    "pay",
)


@dataclass(frozen=True, slots=True)
class Button:
    """A button of an inline keyboard; one of the other fields says what it does."""

    text: str
    data: str | None = None
    url: str | None = None
    switch_inline: str | None = None
    """The inline query it starts."""
    switch_here: bool = False
    """The inline query is for this chat, not for one that the person chooses."""
    switch_to: frozenset[str] = EVERYWHERE
    """The kinds of chat that may be chosen (Bot API: Chat.type)."""
    pay: bool = False
    copies: str | None = None
    """The text that it puts on the clipboard."""
    style: str | None = None
    """Red, green or blue: ``danger``, ``success`` or ``primary``."""
    raw: Json = None
    """The button as the bot sent it."""

    def as_json(self) -> Json:
        """Bot API: InlineKeyboardButton."""
        return self.raw


@dataclass(frozen=True, slots=True)
class Keyboard:
    """An inline keyboard, row by row."""

    rows: tuple[tuple[Button, ...], ...] = ()

    def find(self, name: str) -> Button | None:
        """Return the first button with this callback data or this text."""
        for row in self.rows:
            for button in row:
                if name in {button.data, button.text}:
                    return button
        return None

    @property
    def starts_inline(self) -> bool:
        """Whether one of the buttons begins an inline query."""
        return any(button.switch_inline is not None for row in self.rows for button in row)

    def as_json(self) -> Json:
        """Bot API: InlineKeyboardMarkup."""
        return {"inline_keyboard": [[button.as_json() for button in row] for row in self.rows]}


@dataclass(frozen=True, slots=True)
class ForceReply:
    """The bot asks for a reply: apps start one by themselves (Bot API: ForceReply)."""

    selective: bool
    """Only from those whom the text mentions, or whose message is answered."""


def force_reply(markup: Json) -> ForceReply | None:
    """Return the ForceReply of a ``reply_markup``; None if it is something else."""
    if not isinstance(markup, dict) or not markup.get("force_reply"):
        return None
    return ForceReply(bool(markup.get("selective")))


def keyboard(markup: Json) -> Keyboard | None:
    """Return the inline keyboard of a ``reply_markup``; None for none or for another kind.

    Raises:
        Refusal: 400, a button without text or action, data over 64 bytes, more to copy than there
            may be, or a style that is none.
    """
    if not isinstance(markup, dict):
        if markup is not None:
            raise bad_request("object expected as reply markup")
        return None
    if "inline_keyboard" not in markup:
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    parsed = tuple(tuple(_button(each) for each in row) for row in rows if row)
    if sum(map(len, parsed)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    return Keyboard(parsed) if parsed else None


def _button(given: Json) -> Button:
    if not isinstance(given, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise _unreadable('Can\'t find field "text"')
    action = next((name for name in ACTIONS if name in given), None)
    if action is None:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return Button(
        text,
        data=_data(given.get("callback_data")),
        url=_url(given.get("url")),
        switch_inline=_inline_query(given),
        switch_here="switch_inline_query_current_chat" in given,
        switch_to=_chosen_kinds(given.get("switch_inline_query_chosen_chat")),
        pay=bool(given.get("pay")),
        copies=_copied(given.get("copy_text")),
        style=_style(given.get("style")),
        raw=given,
    )


def _inline_query(given: dict[str, Json]) -> str | None:
    """Return the inline query that a press starts; three kinds of button differ in where."""
    for name in ("switch_inline_query_current_chat", "switch_inline_query"):
        if name in given:
            return str(given[name])
    chosen = given.get("switch_inline_query_chosen_chat")
    return str(chosen.get("query", "")) if isinstance(chosen, dict) else None


def _chosen_kinds(chosen: Json) -> frozenset[str]:
    """Return the types of chat to choose from; the sandbox has private chats with bots only."""
    if not isinstance(chosen, dict):
        return EVERYWHERE
    allowed = [kinds for name, kinds in CHOSEN.items() if chosen.get(name)]
    return frozenset().union(*allowed)


def _copied(copy: Json) -> str | None:
    if copy is None:
        return None
    text = copy.get("text") if isinstance(copy, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _style(style: Json) -> str | None:
    if style is None or style in STYLES:
        return None if style is None else str(style)
    raise _unreadable("invalid button style specified")


def _data(data: Json) -> str | None:
    if data is None:
        return None
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _url(url: Json) -> str | None:
    if url is None:
        return None
    if not isinstance(url, str) or not url.startswith(("http://", "https://", "tg://")):
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        )
    return url


def _unreadable(words: str) -> Refusal:
    return bad_request(f"can't parse inline keyboard button: {words}")
