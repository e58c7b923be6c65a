"""What is wrong with a request; nothing is stored or bought."""

from dataclasses import dataclass, field

from bot.errors.base import Refused


class RequestRefused(Refused):
    """The request cannot be made as it is; nothing is stored or bought."""


class EmptyPrompt(RequestRefused):
    """There are no words to make a video from."""


@dataclass(eq=False)
class UnknownCommand(RequestRefused):
    """There is no such command here; ``suggestion`` is what was probably meant, or empty."""

    name: str = field(repr=False)
    suggestion: str = field(repr=False)


@dataclass(eq=False)
class PromptTooLong(RequestRefused):
    """The prompt, or what follows ``--no``, has more characters than ``limit``."""

    length: int
    limit: int


@dataclass(eq=False)
class UnknownOption(RequestRefused):
    """No option has this name; ``suggestion`` is the nearest one, or empty."""

    name: str = field(repr=False)
    suggestion: str


@dataclass(eq=False)
class MissingValue(RequestRefused):
    """The option is given without its value."""

    option: str


@dataclass(eq=False)
class BadValue(RequestRefused):
    """The option does not take this value. ``model`` is empty when no model takes it."""

    option: str
    value: str = field(repr=False)
    allowed: tuple[str, ...]
    model: str = ""


@dataclass(eq=False)
class OptionNotSupported(RequestRefused):
    """The chosen model has no such option; the models of these ``names`` have it.

    They are those that can start from what this request starts from; there may be none.
    """

    option: str
    names: tuple[str, ...]


@dataclass(eq=False)
class ModeNotSupported(RequestRefused):
    """The chosen model cannot work from these pictures or this video; ``models`` can."""

    mode: str
    model: str
    models: tuple[str, ...]


@dataclass(eq=False)
class ModelRetired(RequestRefused):
    """The model has left the catalogue."""

    model: str


@dataclass(eq=False)
class TooManyPictures(RequestRefused):
    """More pictures than any model takes."""

    count: int
    limit: int


class LoopNeedsPicture(RequestRefused):
    """A loop begins and ends with one picture; there is none, or more than one."""


class OneVideoThere(RequestRefused):
    """Several videos are asked for, to be shown in a message that holds one."""


class NotAPicture(RequestRefused):
    """The bytes are not a picture that can be read."""


@dataclass(eq=False)
class PictureTooLarge(RequestRefused):
    """The file is larger than a bot may fetch. Sizes are in megabytes."""

    limit: int


class PictureGone(RequestRefused):
    """Telegram no longer has the file."""


class NoPictureThere(RequestRefused):
    """The message that was replied to holds no picture."""


class ForeignVideo(RequestRefused):
    """The video that was replied to was not made by this bot; the provider does not have it."""


class VideoForgotten(RequestRefused):
    """The bot's own video, of which prompt, link and file are deleted."""


class EmptyStill(RequestRefused):
    """There are no words to make a picture from."""


@dataclass(eq=False)
class NotForStills(RequestRefused):
    """Pictures have no such option."""

    option: str


class HelpOff(RequestRefused):
    """The operator has switched this help off."""


class HelpInChannel(RequestRefused):
    """Whatever helps ends in buttons, which channels do not have."""


class HelpElsewhere(RequestRefused):
    """Help is a conversation, for which there is no room in a message that is to hold a video."""
