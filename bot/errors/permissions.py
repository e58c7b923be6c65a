"""What somebody may not do, or not now, or no longer."""

from dataclasses import dataclass

from bot.errors.base import Refused


@dataclass(eq=False)
class NotAllowed(Refused):
    """This person may not make videos in this chat; both are named by their ids.

    ``may_ask`` says whether there are admins whom they may ask to let them in, and ``denied``
    whether those have decided against it.
    """

    user: str
    chat: str
    may_ask: bool = False
    denied: bool = False


class SpeaksAsChannel(Refused):
    """Somebody asks as a channel that is not the group's own, or as a chat that anybody may run."""


class ButtonExpired(Refused):
    """Nothing is known any more of what a button was for."""


class QuestionClosed(Refused):
    """The question has been answered, or dropped."""


@dataclass(eq=False)
class AlreadyPaid(Refused):
    """What is to be cancelled is paid for, or may be: where it is only ``sent``.

    That has to be asked about first.
    """

    sent: bool


class NothingToCancel(Refused):
    """The video is not in progress, or there is none."""


class NotTheirs(Refused):
    """Only somebody else may decide that: who asked for a video, or an admin."""


class NotAsked(NotTheirs):
    """Only whom a question was put to may decide that."""


class NotTheSender(NotTheirs):
    """Only whoever has asked for it may press the buttons of an inline message."""


class NotAdmin(NotTheirs):
    """Only the bot's own admins may do that."""


class NotAMember(NotTheirs):
    """Only members of a chat may press its buttons."""


class PressInChannel(NotTheirs):
    """Every reader of a channel could press there, so that no press buys."""
