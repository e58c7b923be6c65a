"""The endpoints for messages, button presses and inline queries."""

from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.telegram import InlineResult, Message, Telegram
from sandbox.telegram.chats import ADMINS
from sandbox.web.bodies import body_and_files, body_of, text_of
from sandbox.web.lookup import Lookup, NotFoundError
from sandbox.web.views import message_view

ANSWER_SECONDS = 12.0
"""Seconds to wait for the bot's answer to a press or a query."""


@dataclass(slots=True)
class MessageEndpoints:
    """Endpoints about messages."""

    telegram: Telegram
    find: Lookup
    _results: dict[tuple[int, str], InlineResult] = field(default_factory=dict)
    """The inline results offered so far, by person and result id."""

    async def messages(self, request: Request) -> Response:
        """Show the messages of one chat."""
        shown = self.telegram.messages(self.find.chat_of(request))
        return self._response(shown)

    async def send(self, request: Request) -> Response:
        """Send a person's message, or album."""
        chat = self.find.chat_of(request)
        body, files = await body_and_files(request)
        person, reply_to = self.find.person(body.get("from")), None
        if body.get("reply_to"):
            reply_to = self.find.message(chat, body["reply_to"])
        thread = int(body["thread"]) if body.get("thread") else None
        as_chat = str(body.get("as_chat")).lower() == "true"
        if as_chat and chat.members.get(person.id) not in ADMINS:
            raise ValueError("only administrators write as the group")
        text = str(body.get("text") or "").strip()
        if not text and not files:
            raise ValueError("a message has a text or files")
        if len(files) > 1:
            album = await self.telegram.album(
                person, chat, files, text, reply_to=reply_to, thread=thread, as_chat=as_chat
            )
            return self._response(album)
        sent = await self.telegram.send(
            person,
            chat,
            text,
            reply_to=reply_to,
            thread=thread,
            attachment=next(iter(files), None),
            as_chat=as_chat,
            quote=str(body["quote"]) if body.get("quote") else None,
        )
        return self._response([sent])

    async def edit(self, request: Request) -> Response:
        """Change a person's message."""
        message, body = self.find.message_of(request), await body_of(request)
        if message.sender is None:
            raise ValueError("only the bot can edit what the bot said")
        changed = await self.telegram.edit(message, text_of(body, "text"))
        return JSONResponse(message_view(changed, self.telegram.bot))

    async def delete(self, request: Request) -> Response:
        """Delete a message."""
        await self.telegram.delete(self.find.message_of(request))
        return JSONResponse({})

    async def press(self, request: Request) -> Response:
        """Press a button; answers with what the bot answers, which may be nothing to read."""
        message, body = self.find.message_of(request), await body_of(request)
        try:
            button = message.buttons[int(body.get("row", 0))][int(body.get("column", 0))]
        except IndexError:
            raise NotFoundError("there is no such button") from None
        answer = await self.telegram.press(
            self.find.person(body.get("from")), message, button, timeout=ANSWER_SECONDS
        )
        return JSONResponse({"text": answer.text, "alert": answer.alert, "url": answer.url})

    async def follow(self, request: Request) -> Response:
        """Follow a link that starts the bot."""
        body = await body_of(request)
        person = self.find.person(body.get("from"))
        return self._response([await self.telegram.follow(person, text_of(body, "url"))])

    async def inline(self, request: Request) -> Response:
        """Ask the bot for the results of an inline query."""
        body = await body_of(request)
        person = self.find.person(body.get("from"))
        chat = self.find.chat(body["chat_id"]) if body.get("chat_id") else None
        answer = await self.telegram.ask_inline(
            person,
            str(body.get("query", "")),
            chat=chat,
            offset=str(body.get("offset") or ""),
            timeout=ANSWER_SECONDS,
        )
        self._results |= {(person.id, each.id): each for each in answer.results}
        results = [each.as_json() for each in answer.results]
        button = answer.button and answer.button.as_json()
        return JSONResponse(
            {"results": results, "next_offset": answer.next_offset, "button": button}
        )

    async def choose(self, request: Request) -> Response:
        """Send one of the results that were offered."""
        body = await body_of(request)
        person, chat = self.find.person(body.get("from")), self.find.chat(body.get("chat_id"))
        result = self._results.get((person.id, str(body.get("result_id"))))
        if result is None:
            raise NotFoundError("this result was never offered")
        thread = int(body["thread"]) if body.get("thread") else None
        message = await self.telegram.choose(person, chat, result, thread=thread)
        return JSONResponse(message_view(message, self.telegram.bot))

    def _response(self, messages: list[Message]) -> Response:
        bot = self.telegram.bot
        return JSONResponse({"messages": [message_view(each, bot) for each in messages]})
