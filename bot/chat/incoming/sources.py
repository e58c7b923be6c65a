"""What a message gives to start from: pictures, or one of the bot's videos to continue."""

from dataclasses import replace

from telegram import Document, ExternalReplyInfo, Message, PhotoSize

from bot.chat.files.pictures import LIMIT_MB, MEGABYTE
from bot.chat.incoming.messages import is_our_own
from bot.errors import ForeignVideo, NoPictureThere, NotAPicture, PictureTooLarge, VideoForgotten
from bot.store.albums import Albums
from bot.store.tasks import TaskQueries
from bot.veo.sources import Clip, Image, Sources


async def sources_of(message: Message, tasks: TaskQueries, albums: Albums | None) -> Sources:
    """Return the pictures or the video that the message holds or replies to.

    Without ``albums``, because the bot sees nothing else of the chat, one message of an album is
    all that somebody means.

    Raises:
        NotAPicture, PictureTooLarge: there is a file, and it cannot be used.
        ForeignVideo: there is a video that the bot has not made.
        VideoForgotten: there is one that it has made, and no longer knows.
        NoPictureThere: the message that is replied to holds neither.
    """
    own = await _held(message, tasks)
    if own:
        return own
    if message.external_reply:
        return _required(await _held(message.external_reply, tasks))
    answered = message.reply_to_message
    if answered is None or _is_only_context(answered):
        return Sources()
    if albums and answered.media_group_id:
        album = await albums.get(message.chat.id, answered.media_group_id)
        if album and album.images:
            return Sources(images=album.images, incomplete=album.is_incomplete)
        return replace(_required(await _held(answered, tasks)), incomplete=True)
    return _required(await _held(answered, tasks))


async def _held(message: Message | ExternalReplyInfo, tasks: TaskQueries) -> Sources | None:
    """Return what a message holds; the bot's own videos are recognised in every chat."""
    film = message.video or message.animation
    file = film or message.document
    task = await tasks.by_file(file.file_unique_id) if file else None
    if task and task.generation_id and not task.is_withdrawn:
        request = task.request
        return Sources(clip=Clip(task.generation_id, request.shape, task.id, request.spoiler))
    if file and (task or is_our_own(message)):
        raise VideoForgotten
    if film:
        raise ForeignVideo
    image = image_in(message)
    return Sources(images=(image,)) if image else None


def _required(sources: Sources | None) -> Sources:
    if sources is None:
        raise NoPictureThere
    return sources


def _is_only_context(answered: Message) -> bool:
    """Return whether a reply does not mean this message's files.

    So it is for a topic's first message, a channel's forwarded post and the bot's own words, unless
    they hold a picture or a video.
    """
    is_root = answered.forum_topic_created or answered.is_automatic_forward
    bot = answered.get_bot()
    is_ours = answered.from_user is not None and answered.from_user.id == bot.id
    holds_media = answered.photo or answered.document or answered.video or answered.animation
    return bool(is_root or is_ours) and not holds_media


def image_in(message: Message | ExternalReplyInfo) -> Image | None:
    """Return the picture of a message, whether sent as a photo or as a file.

    Raises:
        NotAPicture: it holds a file of another kind.
        PictureTooLarge: it is larger than a bot may fetch.
    """
    if message.photo:
        return _of_photo(message.photo)
    if isinstance(message.document, Document) and not message.animation:
        return _of_document(message.document)
    return None


def _of_photo(sizes: tuple[PhotoSize, ...]) -> Image:
    largest = max(sizes, key=lambda size: size.width * size.height)
    return Image(largest.file_id, largest.width, largest.height)


def _of_document(document: Document) -> Image:
    if not (document.mime_type or "").startswith("image/"):
        raise NotAPicture
    if (document.file_size or 0) > LIMIT_MB * MEGABYTE:
        raise PictureTooLarge(limit=LIMIT_MB)
    thumbnail = document.thumbnail
    size = (thumbnail.width, thumbnail.height) if thumbnail else (0, 0)
    return Image(document.file_id, *size)
