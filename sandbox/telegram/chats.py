"""Chats: private ones, groups, supergroups with their topics, channels."""

from dataclasses import dataclass, field
from enum import StrEnum

from sandbox.journal import Json
from sandbox.telegram.people import Person


class ChatType(StrEnum):
    """Bot API: Chat.type."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Standing(StrEnum):
    """Bot API: ChatMember.status."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


PRESENT = frozenset({Standing.CREATOR, Standing.ADMINISTRATOR, Standing.MEMBER})
ADMINS = frozenset({Standing.CREATOR, Standing.ADMINISTRATOR})


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int = 0x6FB9F0
    closed: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Chat:
    """A chat with its members and topics; its messages are its ``History``."""

    id: int
    type: ChatType
    title: str
    """A private chat's title is the person's name."""
    username: str | None = None
    forum: bool = False
    privacy: bool = True
    """Privacy mode: the bot gets only what is meant for it. Telegram sets it per bot, the
    sandbox per group."""
    people: dict[int, Person] = field(default_factory=dict)
    """Everybody who was ever a member, by id."""
    members: dict[int, Standing] = field(default_factory=dict)
    bot: Standing = Standing.MEMBER
    """Our bot's status here; KICKED in a private chat: the person has blocked it."""
    topics: dict[int, Topic] = field(default_factory=dict)
    last_bot: int | None = None
    """The bot that wrote here last; None: none yet, which counts as ours."""
    migrated_to: int | None = None
    linked: "Chat | None" = None
    """A channel's discussion group."""

    def __repr__(self) -> str:
        return f"<Chat {self.id}: {self.type} {self.title!r}>"

    @property
    def is_group(self) -> bool:
        """Whether it is a group or a supergroup."""
        return self.type in {ChatType.GROUP, ChatType.SUPERGROUP}

    @property
    def bot_is_here(self) -> bool:
        """Whether our bot may send here."""
        return self.bot in PRESENT

    def as_json(self) -> Json:
        """Bot API: Chat."""
        chat: Json = {"id": self.id, "type": str(self.type)}
        chat["first_name" if self.type is ChatType.PRIVATE else "title"] = self.title
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat
