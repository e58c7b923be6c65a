"""What people ask the bot: button presses and inline queries."""

from dataclasses import replace

from sandbox.telegram import input_files
from sandbox.telegram.chats import Chat, ChatType
from sandbox.telegram.inline import InlineAnswer, InlineResult
from sandbox.telegram.keyboards import Button
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from sandbox.telegram.queries import (
    CALLBACK_LIFETIME,
    INLINE_LIFETIME,
    CallbackAnswer,
)
from sandbox.telegram.world import World

ANSWER_SECONDS = 20.0
"""Seconds of real time to wait for the bot's answer."""


class QueryActions:
    """People's queries; each waits for the bot's answer."""

    world: World

    async def press(
        self,
        person: Person,
        message: Message,
        button: str | Button,
        timeout: float = ANSWER_SECONDS,  # noqa: ASYNC109 - of the wait for the bot
    ) -> CallbackAnswer:
        """Press a button, named by its callback data or its text; returns what the bot answers.

        A link button is answered by nobody: its URL comes back at once, and the app itself copies
        what a button copies.

        Raises:
            LookupError: the message has no such button now.
            TimeoutError: the bot did not answer.
        """
        message = self.world.current(message)
        chosen = button if isinstance(button, Button) else _button(message, button)
        if chosen.data is None:
            return CallbackAnswer(url=chosen.url)
        query = self.world.queries.open(CALLBACK_LIFETIME)
        payload = {
            "id": query.id,
            "from": person.as_json(),
            "chat_instance": str(7_000_000_000_000 + abs(message.chat.id)),
            "data": chosen.data,
        }
        if message.inline_id:
            payload["inline_message_id"] = message.inline_id
        else:
            payload["message"] = self.world.as_json(message)
        self.world.updates.put("callback_query", payload, CALLBACK_LIFETIME)
        answer: CallbackAnswer = await query.wait(timeout)
        return answer

    async def ask_inline(
        self,
        person: Person,
        text: str,
        *,
        chat: Chat | None = None,
        offset: str = "",
        timeout: float = ANSWER_SECONDS,  # noqa: ASYNC109 - of the wait for the bot
    ) -> InlineAnswer:
        """Type ``@bot text`` into a chat's composer; returns everything the bot answers.

        Raises:
            TimeoutError: the bot did not answer.
        """
        query = self.world.queries.open(INLINE_LIFETIME)
        payload = {"id": query.id, "from": person.as_json(), "query": text, "offset": offset}
        if chat is not None:
            payload["chat_type"] = _chat_type(chat)
        self.world.updates.put("inline_query", payload, INLINE_LIFETIME)
        answer: InlineAnswer = await query.wait(timeout)
        results = tuple(replace(each, query=text) for each in answer.results)
        return replace(answer, results=results)

    async def inline(
        self,
        person: Person,
        text: str,
        *,
        chat: Chat | None = None,
        offset: str = "",
        timeout: float = ANSWER_SECONDS,  # noqa: ASYNC109 - of the wait for the bot
    ) -> tuple[InlineResult, ...]:
        """Return the results of an inline query."""
        answer = await self.ask_inline(person, text, chat=chat, offset=offset, timeout=timeout)
        return answer.results

    async def choose(
        self, person: Person, chat: Chat, result: InlineResult, *, thread: int | None = None
    ) -> Message:
        """Send a result of inline mode into a chat; the bot is told which one it was.

        The bot gets an inline message id only if the result has buttons.
        """
        content = await input_files.content_of(self.world, result)
        inline_id = self.world.next_inline_id() if result.keyboard else None
        message = Message(
            id=self.world.history(chat).next_id,
            chat=chat,
            sender=person,
            date=self.world.date,
            body=result.body,
            content=content,
            keyboard=result.keyboard,
            thread=thread,
            via_bot=True,
            inline_id=inline_id,
        )
        self._report_choice(person, result, inline_id)
        return self.world.post_inline(message)

    def _report_choice(self, person: Person, result: InlineResult, inline_id: str | None) -> None:
        payload = {"result_id": result.id, "from": person.as_json(), "query": result.query}
        if inline_id:
            payload["inline_message_id"] = inline_id
        self.world.updates.put("chosen_inline_result", payload)


def _button(message: Message, name: str) -> Button:
    found = message.keyboard.find(name) if message.keyboard else None
    if found is None or message.deleted:
        names = [each.text for row in message.buttons for each in row]
        raise LookupError(f"there is no button {name!r}; there are {names}")
    return found


def _chat_type(chat: Chat) -> str:
    return "sender" if chat.type is ChatType.PRIVATE else str(chat.type)
