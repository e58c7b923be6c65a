"""Find what a request to the control API names."""

from dataclasses import dataclass

from starlette.requests import Request

from sandbox.journal import Json
from sandbox.telegram import Chat, Message, Person, Telegram


class NotFoundError(LookupError):
    """What a path or a body names does not exist: 404."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """People, chats and messages by their ids.

    Every method raises NotFoundError when there is none.
    """

    telegram: Telegram

    def person(self, person_id: Json) -> Person:
        """Return a person."""
        try:
            return self.telegram.world.people[int(person_id)]
        except (KeyError, TypeError, ValueError):
            raise NotFoundError("there is no such person") from None

    def chat(self, chat_id: Json) -> Chat:
        """Return a chat."""
        try:
            return self.telegram.world.chats[int(chat_id)]
        except (KeyError, TypeError, ValueError):
            raise NotFoundError("there is no such chat") from None

    def message(self, chat: Chat, message_id: Json) -> Message:
        """Return a message of the chat that is not deleted."""
        try:
            message = self.telegram.world.message(chat, int(message_id))
        except (TypeError, ValueError):
            message = None
        if message is None:
            raise NotFoundError("there is no such message")
        return message

    def chat_of(self, request: Request) -> Chat:
        """Return the chat in the path."""
        return self.chat(request.path_params["chat_id"])

    def message_of(self, request: Request) -> Message:
        """Return the message in the path."""
        return self.message(self.chat_of(request), request.path_params["message_id"])
