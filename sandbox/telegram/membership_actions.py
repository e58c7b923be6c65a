"""How people and the bot stand in chats, and how that changes."""

from dataclasses import replace

from sandbox.telegram.chat_actions import ChatActions
from sandbox.telegram.chats import PRESENT, Chat, ChatType, Standing
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.member_json import member_json
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.people import Person


class MembershipActions(ChatActions):
    """Comings and goings, ranks, and a group that moves to another id."""

    def appoint(self, group: Chat, person: Person) -> None:
        """A member becomes an administrator."""
        self._ranks(group, person, Standing.ADMINISTRATOR)

    def dismiss(self, group: Chat, person: Person) -> None:
        """An administrator is an ordinary member again."""
        self._ranks(group, person, Standing.MEMBER)

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

    def _ranks(self, group: Chat, person: Person, standing: Standing) -> None:
        group.members[person.id] = standing
        self.world.events.emit(ChatChanged(group))

    def _stands(self, chat: Chat, by: Person, standing: Standing) -> None:
        """The bot's standing changes, and the bot reaches_bot of it."""
        old, chat.bot = chat.bot, standing
        bot = self.world.bot
        self.world.updates.put(
            "my_chat_member",
            {
                "chat": chat.as_json(),
                "from": by.as_json(),
                "date": self.world.date,
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
                date=self.world.date,
                service=service,
            )
        )

    def _somebody(self, chat: Chat) -> Person:
        return next(iter(chat.people.values()))
