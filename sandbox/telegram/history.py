"""The messages of a chat."""

from dataclasses import dataclass, field

from sandbox.telegram.messages import Message

GENERAL = 1
"""The id of a forum's first topic, General; no message of a forum has it."""


@dataclass(slots=True)
class History:
    """The messages of one chat, deleted ones too, in the order in which they were sent."""

    first_id: int = 1
    """The id of the first message."""
    _messages: dict[int, Message] = field(default_factory=dict)

    @property
    def next_id(self) -> int:
        """The id of the next message; each chat counts for itself."""
        return next(reversed(self._messages), self.first_id - 1) + 1

    def put(self, message: Message) -> None:
        """Add a new message, or replace it by a changed version."""
        self._messages[message.id] = message

    def get(self, message_id: int | None) -> Message | None:
        """Return a message, deleted or not."""
        return self._messages.get(message_id or 0)

    def all(self) -> list[Message]:
        """Return all messages, deleted ones too, oldest first."""
        return list(self._messages.values())

    def forwards_of(self, post: Message) -> list[Message]:
        """Return the automatic forwards of a channel's post in this chat."""
        forwards = [each for each in self.visible() if each.automatic_forward]
        return [each for each in forwards if each.forward_of and each.forward_of.key == post.key]

    def visible(self, thread: int | None = None) -> list[Message]:
        """Return the messages of the chat, or of one of its topics, oldest first."""
        return [
            message
            for message in self._messages.values()
            if not message.deleted and thread in {None, message.thread}
        ]
