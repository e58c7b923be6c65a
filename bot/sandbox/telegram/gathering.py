"""Who is where: people, chats, topics, and the bot that comes and goes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.sandbox.journal import Json
from bot.sandbox.telegram.chats import PRESENT, Chat, ChatType, Standing
from bot.sandbox.telegram.commands import Command
from bot.sandbox.telegram.events import ChatChanged
from bot.sandbox.telegram.members import member_json
from bot.sandbox.telegram.messages import Message, Service
from bot.sandbox.telegram.methods.groups import drop_topic, open_topic
from bot.sandbox.telegram.people import Person
from bot.sandbox.telegram.world import FIRST_GROUP, FIRST_PERSON, FIRST_SUPERGROUP, World


class Gathering:
    """People and chats, and how they change."""

    world: World

    def person(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
    ) -> Person:
        """Somebody new (or some other bot)."""
        person_id = FIRST_PERSON + 1_377 * len(self.world.people)
        return self.world.add_person(Person(person_id, first_name, username, language_code, is_bot))

    def private(self, person: Person) -> Chat:
        """The person's chat with the bot; made at the first call, as by pressing Start."""
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
        """A group with the bot in it; `bot` says how it stands there."""
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
        """A channel; what is posted there is forwarded to its discussion group."""
        kind = ChatType.CHANNEL
        chat = Chat(self._group_id(kind), kind, title, username, bot=bot, linked=group)
        if group is not None:
            group.linked = chat
        return self._new(chat, admins, admins)

    def topic(self, group: Chat, name: str) -> int:
        """Open a topic in a forum; its `message_thread_id`."""
        return open_topic(self.world, group, name, 0x6FB9F0).id

    def close_topic(self, group: Chat, topic: int) -> None:
        """Only administrators may write there now."""
        group.topics[topic].closed = True
        self.world.events.emit(ChatChanged(group))

    def reopen_topic(self, group: Chat, topic: int) -> None:
        """Everybody may write there again."""
        group.topics[topic].closed = False
        self.world.events.emit(ChatChanged(group))

    def delete_topic(self, group: Chat, topic: int) -> None:
        """A topic goes with everything in it."""
        drop_topic(self.world, group, topic)

    def block(self, person: Person) -> None:
        """The person stops the bot."""
        self._stands(self.private(person), person, Standing.KICKED)

    def unblock(self, person: Person) -> None:
        """The person restarts the bot."""
        self._stands(self.private(person), person, Standing.MEMBER)

    def kick(self, group: Chat, by: Person | None = None) -> None:
        """Somebody throws the bot out."""
        self._stands(group, by or self._somebody(group), Standing.KICKED)

    def join(self, group: Chat, by: Person | None = None) -> None:
        """Somebody adds the bot."""
        self._stands(group, by or self._somebody(group), Standing.MEMBER)

    def promote(self, group: Chat, by: Person | None = None) -> None:
        """Somebody makes the bot an administrator."""
        self._stands(group, by or self._somebody(group), Standing.ADMINISTRATOR)

    def migrate(self, group: Chat) -> Chat:
        """The group becomes a supergroup with a new id; the old one only says where it went."""
        new = replace(
            group,
            id=self._group_id(ChatType.SUPERGROUP),
            type=ChatType.SUPERGROUP,
            people=dict(group.people),
            members=dict(group.members),
            topics={},
        )
        self.world.add_chat(new)
        self._serve(group, Service("migrate_to_chat_id", new.id, "became a supergroup"))
        group.migrated_to = new.id
        self._serve(new, Service("migrate_from_chat_id", group.id, "was a group before"))
        self.world.events.emit(ChatChanged(group))
        return new

    def commands(self, scope: Json = None, language: str = "") -> tuple[Command, ...]:
        """The menu that setMyCommands has set."""
        return self.world.commands.get(scope, language)

    def _new(self, chat: Chat, people: Iterable[Person], admins: Sequence[Person] = ()) -> Chat:
        for person in people:
            chat.people[person.id] = person
            standing = Standing.ADMINISTRATOR if person in admins else Standing.MEMBER
            chat.members[person.id] = standing
        return self.world.add_chat(chat)

    def _group_id(self, kind: ChatType) -> int:
        first = FIRST_GROUP if kind is ChatType.GROUP else FIRST_SUPERGROUP
        return -(first + 7_919 * len(self.world.chats))

    def _stands(self, chat: Chat, by: Person, standing: Standing) -> None:
        """The bot's standing changes, and the bot hears of it."""
        old, chat.bot = chat.bot, standing
        bot = self.world.bot
        self.world.updates.put(
            "my_chat_member",
            {
                "chat": chat.as_json(),
                "from": by.as_json(),
                "date": self.world.today,
                "old_chat_member": member_json(bot, old),
                "new_chat_member": member_json(bot, standing),
            },
        )
        if chat.is_group and old not in PRESENT and standing in PRESENT:
            self._serve(chat, Service("new_chat_members", [bot.as_json()], "added the bot"), by)
        self.world.events.emit(ChatChanged(chat))

    def _serve(self, chat: Chat, service: Service, by: Person | None = None) -> None:
        self.world.post(
            Message(
                id=self.world.history(chat).next_id,
                chat=chat,
                sender=by or self._somebody(chat),
                date=self.world.today,
                service=service,
            )
        )

    def _somebody(self, chat: Chat) -> Person:
        return next(iter(chat.people.values()))
