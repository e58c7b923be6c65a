"""What people send: messages, albums, edits."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sandbox.telegram import input_files
from sandbox.telegram.call import Upload
from sandbox.telegram.chats import ADMINS, PRESENT, Chat, ChatType
from sandbox.telegram.formatting import Formatted, plain
from sandbox.telegram.keyboards import Button, Keyboard
from sandbox.telegram.media import Content, Kind
from sandbox.telegram.messages import Message
from sandbox.telegram.people import ANONYMOUS_ADMIN, CHANNEL_BOT, Person
from sandbox.telegram.world import World

QUOTE_LIMIT = 1024
"""Characters of a quote (Bot API: ReplyParameters)."""
DEFAULT_NAMES = {Kind.VIDEO: "video.mp4", Kind.ANIMATION: "animation.mp4", Kind.VOICE: "voice.ogg"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a person sends."""

    kind: Kind
    data: bytes
    file_name: str | None = None
    mime_type: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who sends a message, and in whose name."""

    person: Person | None
    chat: Chat | None = None


class MessageActions:
    """People's messages, as their apps send them."""

    world: World

    async def send(
        self,
        person: Person,
        chat: Chat,
        text: str = "",
        *,
        reply_to: Message | None = None,
        external_reply: Message | None = None,
        thread: int | None = None,
        photo: bytes | None = None,
        video: bytes | None = None,
        animation: bytes | None = None,
        document: bytes | None = None,
        file_name: str | None = None,
        mime_type: str | None = None,
        attachment: Attachment | None = None,
        as_chat: bool | Chat = False,
        media_group: str | None = None,
        quote: str | None = None,
    ) -> Message:
        """Send a message; with a file, ``text`` is its caption.

        ``quote`` is the part of the answered message that is quoted, exactly as it stands there.

        Telegram itself finds the entities (commands, mentions, links). ``as_chat``: as an anonymous
        administrator, or in the name of a channel. A reply goes into the topic of its message.
        """
        given = {
            Kind.PHOTO: photo,
            Kind.VIDEO: video,
            Kind.ANIMATION: animation,
            Kind.DOCUMENT: document,
        }
        for kind, data in given.items():
            if data is not None:
                attachment = Attachment(kind, data, file_name, mime_type)
        content = await self._content(attachment) if attachment else None
        message = _message(self.world, chat, _author(person, chat, as_chat), plain(text), content)
        return self.world.post(
            replace(
                message,
                reply_to=reply_to,
                external_reply=external_reply,
                quote=_checked_quote(quote, reply_to or external_reply),
                thread=_open_thread(chat, person, thread, reply_to),
                media_group=media_group,
            )
        )

    async def album(
        self,
        person: Person,
        chat: Chat,
        photos: Sequence[bytes | Attachment],
        caption: str = "",
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        as_chat: bool | Chat = False,
    ) -> list[Message]:
        """Send several pictures (or other files) as one album; the caption is the first one's."""
        attached = [
            each if isinstance(each, Attachment) else Attachment(Kind.PHOTO, each)
            for each in photos
        ]
        contents = [await self._content(each) for each in attached]
        group = str(self.world.rng.randrange(10**16, 10**17))
        return [
            self.world.post(
                replace(
                    _message(
                        self.world,
                        chat,
                        _author(person, chat, as_chat),
                        plain("" if number else caption),
                        content,
                    ),
                    reply_to=reply_to,
                    thread=_open_thread(chat, person, thread, reply_to),
                    media_group=group,
                )
            )
            for number, content in enumerate(contents)
        ]

    async def edit(self, message: Message, text: str) -> Message:
        """Change the text or caption of a message; the bot gets an update."""
        changed = self.world.change(message, body=plain(text), edit_date=self.world.date)
        channel = message.chat.type is ChatType.CHANNEL
        self.world.send_update("edited_channel_post" if channel else "edited_message", changed)
        return changed

    async def forward(self, person: Person, message: Message, chat: Chat) -> Message:
        """Forward a message into a chat; an invoice can be paid there if it may be.

        With a start parameter a copy leads to the bot instead (Bot API: sendInvoice).
        """
        original = self.world.current(message)
        author = _author(person, chat, as_chat=False)
        copy = _message(self.world, chat, author, original.body, original.content)
        markup = _forwarded_keyboard(original, self.world.bot) if original.invoice else None
        return self.world.post(
            replace(
                copy,
                forward_of=original,
                invoice=original.invoice,
                spoiler=original.spoiler,
                keyboard=markup,
            )
        )

    async def delete(self, message: Message) -> None:
        """Delete a message; no bot ever gets an update of that."""
        self.world.delete(message)

    def messages(self, chat: Chat, thread: int | None = None) -> list[Message]:
        """Return the messages of the chat, or of one of its topics, oldest first."""
        return self.world.history(chat).visible(thread)

    async def _content(self, attachment: Attachment) -> Content:
        """Take a file in; photos are scaled, silent videos become animations."""
        path = self.world.files.draft()
        path.write_bytes(attachment.data)
        name = attachment.file_name or DEFAULT_NAMES.get(attachment.kind, "file")
        guessed = (
            attachment.mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
        )
        upload = Upload(path, name, guessed, len(attachment.data))
        return await input_files.from_upload(self.world, upload, attachment.kind)


def _message(
    world: World, chat: Chat, author: Author, body: Formatted, content: Content | None
) -> Message:
    return Message(
        id=world.history(chat).next_id,
        chat=chat,
        sender=author.person,
        sender_chat=author.chat,
        date=world.date,
        body=body,
        content=content,
    )


def _checked_quote(quote: str | None, answered: Message | None) -> str | None:
    """Return a quote that stands in the answered message (Bot API: ReplyParameters)."""
    if quote is None:
        return None
    if answered is None or not 1 <= len(quote) <= QUOTE_LIMIT:
        raise ValueError(f"a quote is part of a message that is answered, up to {QUOTE_LIMIT}")
    if quote not in answered.text_or_caption:
        raise ValueError("the quote is not in the message")
    return quote


def _author(person: Person, chat: Chat, as_chat: bool | Chat) -> Author:
    if chat.migrated_to is not None:
        raise ValueError(f"{chat.title} is a supergroup now")
    outside = chat.type is not ChatType.CHANNEL and chat.members.get(person.id) not in PRESENT
    if outside and not as_chat:
        raise ValueError(f"{person.first_name} is not in {chat.title}")
    if chat.type is ChatType.CHANNEL:
        return Author(person, chat)
    if isinstance(as_chat, Chat):
        return Author(CHANNEL_BOT, as_chat)
    return Author(ANONYMOUS_ADMIN, chat) if as_chat else Author(person)


def _forwarded_keyboard(message: Message, bot: Person) -> Keyboard | None:
    """Return the keyboard of an invoice's copy: its Pay button, or a link to the bot."""
    if message.invoice is None or not message.invoice.start_parameter:
        return message.keyboard
    url = f"https://t.me/{bot.username}?start={message.invoice.start_parameter}"
    raw = {"text": "Pay", "url": url}
    return Keyboard(((Button("Pay", url=url, raw=raw),),))


def _open_thread(
    chat: Chat, person: Person, thread: int | None, reply_to: Message | None
) -> int | None:
    """Return the topic named, or the answered message's, if the person may write there."""
    thread = thread or (reply_to.thread if reply_to else None)
    if thread is None:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise ValueError("there is no such topic")
    if topic.closed and chat.members.get(person.id) not in ADMINS:
        raise ValueError("this topic is closed")
    return thread
