"""Create people, chats and topics."""

from collections.abc import Iterable, Sequence

from sandbox.journal import Json
from sandbox.telegram.chats import ADMINS, Chat, ChatType, Standing
from sandbox.telegram.commands import Command, scopes
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.methods.topics import drop_topic, open_topic
from sandbox.telegram.people import Person
from sandbox.telegram.world import FIRST_GROUP, FIRST_PERSON, FIRST_SUPERGROUP, World


class ChatActions:
    """Create people and chats, and read their menus."""

    world: World

    def person(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
    ) -> Person:
        """Add a person (or some other bot)."""
        person_id = FIRST_PERSON + self.world.id_offset + 1_377 * len(self.world.people)
        return self.world.add_person(Person(person_id, first_name, username, language_code, is_bot))

    def private(self, person: Person) -> Chat:
        """Return the person's chat with the bot; the first call creates it, like pressing Start."""
        known = self.world.chats.get(person.id)
        if known is not None:
            return known
        chat = Chat(person.id, ChatType.PRIVATE, person.first_name, person.username)
        return self._new(chat, [person])

    def group(
        self,
        title: str,
        people: Iterable[Person],
        *,
        supergroup: bool = True,
        forum: bool = False,
        privacy: bool = True,
        admins: Sequence[Person] = (),
        bot: Standing = Standing.MEMBER,
        username: str | None = None,
    ) -> Chat:
        """Create a group; ``bot`` is the bot's member status there."""
        kind = ChatType.SUPERGROUP if supergroup or forum else ChatType.GROUP
        chat = Chat(self._group_id(kind), kind, title, username, forum, privacy, bot=bot)
        return self._new(chat, people, admins)

    def channel(
        self,
        title: str,
        admins: Sequence[Person] = (),
        *,
        group: Chat | None = None,
        bot: Standing = Standing.ADMINISTRATOR,
        username: str | None = None,
    ) -> Chat:
        """Create a channel; its posts are forwarded to its discussion group."""
        kind = ChatType.CHANNEL
        chat = Chat(self._group_id(kind), kind, title, username, bot=bot, linked=group)
        if group is not None:
            group.linked = chat
        return self._new(chat, admins, admins)

    def topic(self, group: Chat, name: str) -> int:
        """Open a topic in a forum; its ``message_thread_id``."""
        return open_topic(self.world, group, name, 0x6FB9F0).id

    def close_topic(self, group: Chat, topic: int) -> None:
        """Close a topic: only administrators may write there."""
        group.topics[topic].closed = True
        self.world.events.emit(ChatChanged(group))

    def reopen_topic(self, group: Chat, topic: int) -> None:
        """Reopen a topic: everybody may write there again."""
        group.topics[topic].closed = False
        self.world.events.emit(ChatChanged(group))

    def delete_topic(self, group: Chat, topic: int) -> None:
        """Delete a topic with everything in it."""
        drop_topic(self.world, group, topic)

    def commands(self, scope: Json = None, language: str = "") -> tuple[Command, ...]:
        """Return the menu that setMyCommands has set."""
        return self.world.commands.get(scope, language)

    def menu(self, person: Person, chat: Chat) -> tuple[Command, ...]:
        """Return the menu of commands that somebody sees in a chat, in their language."""
        is_admin = chat.members.get(person.id) in ADMINS
        return self.world.commands.shown(scopes(person, chat, is_admin), person.language_code or "")

    def _new(self, chat: Chat, people: Iterable[Person], admins: Sequence[Person] = ()) -> Chat:
        for person in people:
            chat.people[person.id] = person
            standing = Standing.ADMINISTRATOR if person in admins else Standing.MEMBER
            chat.members[person.id] = standing
        return self.world.add_chat(chat)

    def _group_id(self, kind: ChatType) -> int:
        first = FIRST_GROUP if kind is ChatType.GROUP else FIRST_SUPERGROUP
        return -(first + self.world.id_offset + 7_919 * len(self.world.chats))
