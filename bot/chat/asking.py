"""Who asks, in which words, and from which pictures: a message, read."""

import re

from telegram import ExternalReplyInfo, Message
from telegram.ext import filters

from bot.chat.pictures import image_in
from bot.errors import ForeignVideo, NoPictureThere
from bot.store.albums import Albums
from bot.store.tasks import TaskStore
from bot.tasks.task import Asker
from bot.veo.choice import Clip, Sources

_COMMAND = re.compile(r"/veo(?:@(\w+))?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


class _VeoCommand(filters.MessageFilter):
    """A text or caption that begins with ``/veo``, meant for us."""

    def filter(self, message: Message) -> bool:
        return words_after_command(message) is not None


VEO = _VeoCommand()


def words_after_command(message: Message) -> str | None:
    """Return what follows ``/veo``, line breaks kept; None where it is not for us.

    Telegram's own arguments lose line breaks, and captions have none.
    """
    match = _COMMAND.fullmatch(message.text or message.caption or "")
    if not match:
        return None
    is_ours = not match[1] or match[1].lower() == message.get_bot().username.lower()
    return (match[2] or "").strip() if is_ours else None


def asker_of(message: Message, language: str) -> Asker:
    """Return who asks: the person, or the group or channel that somebody speaks as."""
    speaker = message.sender_chat or message.from_user or message.chat
    return Asker(
        chat_id=message.chat.id,
        message_id=message.message_id,
        user_id=speaker.id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        language=language,
        private=message.chat.type == message.chat.PRIVATE,
        channel=message.chat.type == message.chat.CHANNEL,
    )


async def sources_of(message: Message, tasks: TaskStore, albums: Albums) -> Sources:
    """Return the pictures or the video that the message holds or answers.

    Raises:
        NotAPicture, PictureTooLarge: there is a file, and it cannot be used.
        ForeignVideo: there is a video that we have not made.
        NoPictureThere: the message that is answered is of no use.
    """
    own = await _held(message, tasks)
    if own:
        return own
    if message.external_reply:
        return _required(await _held(message.external_reply, tasks))
    answered = message.reply_to_message
    if answered is None or _is_only_context(answered):
        return Sources()
    if answered.media_group_id:
        known = await albums.pictures(message.chat.id, answered.media_group_id)
        if known:
            return Sources(images=known)
    return _required(await _held(answered, tasks))


async def _held(message: Message | ExternalReplyInfo, tasks: TaskStore) -> Sources | None:
    """Return what a message holds; a video counts when we made it, wherever it has got to."""
    film = message.video or message.animation
    file = film or message.document
    task = await tasks.of_file(file.file_unique_id) if file else None
    if task and task.generation_id:
        return Sources(clip=Clip(task.generation_id, task.request.shape))
    if film:
        raise ForeignVideo
    image = image_in(message)
    return Sources(images=(image,)) if image else None


def _required(sources: Sources | None) -> Sources:
    if sources is None:
        raise NoPictureThere
    return sources


def _is_only_context(answered: Message) -> bool:
    """Whether nobody chose to answer this: a topic's root, a channel's post, our own words."""
    is_root = answered.forum_topic_created or answered.is_automatic_forward
    bot = answered.get_bot()
    is_ours = answered.from_user is not None and answered.from_user.id == bot.id
    holds_media = answered.photo or answered.document or answered.video or answered.animation
    return bool(is_root or is_ours) and not holds_media
