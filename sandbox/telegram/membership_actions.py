"""Change the member status of people and the bot."""

from dataclasses import replace

from sandbox.telegram.chat_actions import ChatActions
from sandbox.telegram.chats import PRESENT, Chat, ChatType, Standing
from sandbox.telegram.events import ChatChanged
from sandbox.telegram.member_json import member_json
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.people import Person


class MembershipActions(ChatActions):
    """Joining and leaving, administrators, and a group that gets another id."""

    def appoint(self, group: Chat, person: Person) -> None:
        """Make a member an administrator."""
        self._set_status(group, person, Standing.ADMINISTRATOR)

    def dismiss(self, group: Chat, person: Person) -> None:
        """Make an administrator an ordinary member again."""
        self._set_status(group, person, Standing.MEMBER)

    def block(self, person: Person) -> None:
        """Let a person block the bot."""
        self._set_bot_status(self.private(person), person, Standing.KICKED)

    def unblock(self, person: Person) -> None:
        """Let a person unblock the bot."""
        self._set_bot_status(self.private(person), person, Standing.MEMBER)

    def kick(self, group: Chat, by: Person | None = None) -> None:
        """Remove the bot from a chat."""
        self._set_bot_status(group, by or self._first_person(group), Standing.KICKED)

    def join(self, group: Chat, by: Person | None = None) -> None:
        """Add the bot to a chat."""
        self._set_bot_status(group, by or self._first_person(group), Standing.MEMBER)

    def promote(self, group: Chat, by: Person | None = None) -> None:
        """Make the bot an administrator."""
        self._set_bot_status(group, by or self._first_person(group), Standing.ADMINISTRATOR)

    def migrate(self, group: Chat) -> Chat:
        """Make the group a supergroup with a new id; the old chat only tells where it went."""
        new = replace(
            group,
            id=self._group_id(ChatType.SUPERGROUP),
            type=ChatType.SUPERGROUP,
            people=dict(group.people),
            members=dict(group.members),
            topics={},
        )
        self.world.add_chat(new)
        words = "turned the group into a supergroup"
        self._post_service(group, Service("migrate_to_chat_id", new.id, words))
        group.migrated_to = new.id
        self._post_service(new, Service("migrate_from_chat_id", group.id, words))
        self.world.events.emit(ChatChanged(group))
        return new

    def _set_status(self, group: Chat, person: Person, standing: Standing) -> None:
        group.members[person.id] = standing
        self.world.events.emit(ChatChanged(group))

    def _set_bot_status(self, chat: Chat, by: Person, standing: Standing) -> None:
        """Change the bot's member status, and send it the update."""
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
            service = Service("new_chat_members", [bot.as_json()], f"added {bot.first_name}")
            self._post_service(chat, service, by)
        self.world.events.emit(ChatChanged(chat))

    def _post_service(self, chat: Chat, service: Service, by: Person | None = None) -> None:
        self.world.post(
            Message(
                id=self.world.history(chat).next_id,
                chat=chat,
                sender=by or self._first_person(chat),
                date=self.world.date,
                service=service,
            )
        )

    def _first_person(self, chat: Chat) -> Person:
        return next(iter(chat.people.values()))
