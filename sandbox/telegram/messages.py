"""Messages."""

from dataclasses import dataclass
from html import escape

from sandbox.journal import Json
from sandbox.telegram.chats import Chat
from sandbox.telegram.entities import Entity
from sandbox.telegram.formatting import EMPTY, Formatted
from sandbox.telegram.invoices import Invoice
from sandbox.telegram.keyboards import Button, ForceReply, Keyboard
from sandbox.telegram.media import Content, Kind, Media, Photo
from sandbox.telegram.people import Person


@dataclass(frozen=True, slots=True)
class Service:
    """What a service message tells: a new member, a new topic, a payment."""

    kind: str
    """The field's name in the Bot API's Message (``forum_topic_created``)."""
    value: Json
    words: str
    """The same in words, for the page; the name of who did it stands before them."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Message:
    """One version of a message; editing makes a new one with the same id."""

    id: int
    chat: Chat
    sender: Person | None = None
    """None: our bot."""
    sender_chat: Chat | None = None
    """In whose name it was sent: an anonymous administrator's group, or a channel."""
    date: int = 0
    body: Formatted = EMPTY
    """The text, or the caption of a photo or file."""
    content: Content | None = None
    spoiler: bool = False
    """The picture or video is covered until somebody taps it."""
    invoice: Invoice | None = None
    paid_by: frozenset[int] = frozenset()
    """Who has paid the invoice, by person id."""
    service: Service | None = None
    reply_to: "Message | None" = None
    external_reply: "Message | None" = None
    """A message of another chat that this one answers."""
    quote: str | None = None
    """The part of the answered message that the sender has chosen to quote."""
    thread: int | None = None
    """The topic, in a forum; None is General."""
    keyboard: Keyboard | None = None
    force_reply: ForceReply | None = None
    media_group: str | None = None
    forward_of: "Message | None" = None
    automatic_forward: bool = False
    """A channel's post that Telegram itself put into the linked group."""
    via_bot: bool = False
    """A person sent it with our bot's inline mode."""
    inline_id: str | None = None
    """By which our bot may edit a message that it has not sent itself."""
    called_by: Person | None = None
    """Who has called our bot, if it says this in a chat that it is no member of."""
    edit_date: int | None = None
    deleted: bool = False
    reactions: tuple[str, ...] = ()
    """Our bot's reactions."""

    def __repr__(self) -> str:
        author = self.sender.first_name if self.sender else "our bot"
        kind = f"{self.content.kind} " if self.content else ""
        what = self.service.words if self.service else f"{kind}{self.body.text!r}"
        return f"<Message {self.id} in {self.chat.title!r} from {author}: {what}>"

    @property
    def key(self) -> tuple[int, int]:
        """Chat id and message id: unique among all messages."""
        return self.chat.id, self.id

    @property
    def text(self) -> str:
        """The text; empty where there is a caption."""
        return "" if self.content else self.body.text

    @property
    def caption(self) -> str:
        """The text under a photo or file."""
        return self.body.text if self.content else ""

    @property
    def text_or_caption(self) -> str:
        """Whichever there is."""
        return self.body.text

    @property
    def html(self) -> str:
        """The text as the bot sent it, tags and all; a person's text escaped."""
        return self.body.html if self.sender is None else escape(self.body.html, quote=False)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities of text or caption."""
        return self.body.entities

    @property
    def photo(self) -> Photo | None:
        """The photo in its sizes."""
        return self.content if isinstance(self.content, Photo) else None

    @property
    def video(self) -> Media | None:
        """The video, if it has sound."""
        return self._media(Kind.VIDEO)

    @property
    def animation(self) -> Media | None:
        """The silent video or GIF."""
        return self._media(Kind.ANIMATION)

    @property
    def document(self) -> Media | None:
        """The file."""
        return self._media(Kind.DOCUMENT)

    @property
    def audio(self) -> Media | None:
        """The piece of music."""
        return self._media(Kind.AUDIO)

    @property
    def voice(self) -> Media | None:
        """The spoken message."""
        return self._media(Kind.VOICE)

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The inline keyboard, row by row."""
        return self.keyboard.rows if self.keyboard else ()

    @property
    def edited(self) -> bool:
        """Whether it was changed after it was sent."""
        return self.edit_date is not None

    def _media(self, kind: Kind) -> Media | None:
        content = self.content
        return content if isinstance(content, Media) and content.kind is kind else None
