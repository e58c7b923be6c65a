"""The door: what people do in the sandbox, over HTTP, and what happens there, live.

For the page, and for tests in another process. Errors are `{"error": "..."}`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.forms import body_and_files, body_of, text_of
from bot.sandbox.journal import Journal, Json
from bot.sandbox.knobs import KnobError, Knobs
from bot.sandbox.live import Live
from bot.sandbox.telegram import Chat, ChatType, InlineResult, Message, Person, Telegram
from bot.sandbox.telegram.errors import Refusal
from bot.sandbox.views import chat_view, commands_view, message_view, person_view

PATIENCE = 12.0
"""Seconds that a button press waits for the bot."""

Endpoint = Callable[[Request], Awaitable[Response]]


class NoSuchThingError(LookupError):
    """What a path or a body names is not there: 404."""


@dataclass(slots=True)
class Door:
    """`/sandbox/...`."""

    telegram: Telegram
    knobs: Knobs
    journal: Journal
    live: Live = field(init=False)
    _results: dict[tuple[int, str], InlineResult] = field(default_factory=dict)
    """What was last offered to each person, by result id."""

    def __post_init__(self) -> None:
        self.live = Live(self.telegram, self.knobs, self.journal)

    @property
    def routes(self) -> list[Route]:
        """Everything the door does."""
        chat, message = "/sandbox/chats/{chat_id}", "/sandbox/messages/{chat_id}/{message_id}"
        return [
            _route("/sandbox/state", self.state),
            _route("/sandbox/people", self.add_person, "POST"),
            _route("/sandbox/chats", self.add_chat, "POST"),
            _route(f"{chat}/messages", self.messages),
            _route(f"{chat}/messages", self.send, "POST"),
            _route(f"{chat}/topics", self.add_topic, "POST"),
            _route(f"{chat}/{{what}}", self.membership, "POST"),
            _route(f"{message}/press", self.press, "POST"),
            _route(f"{message}/edit", self.edit, "POST"),
            _route(f"{message}/delete", self.delete, "POST"),
            _route(f"{message}/pay", self.pay, "POST"),
            _route("/sandbox/inline", self.inline, "POST"),
            _route("/sandbox/inline/choose", self.choose, "POST"),
            _route("/sandbox/knobs", self.show_knobs),
            _route("/sandbox/knobs", self.turn_knobs, "PATCH"),
            _route("/sandbox/journal", self.entries),
            _route("/sandbox/files/{file_id}", self.file),
            _route("/sandbox/events", self.events),
        ]

    def close(self) -> None:
        """End all event streams."""
        self.live.close()

    async def state(self, request: Request) -> Response:
        """Everybody, every chat, and how the knobs stand."""
        people, bot = self.telegram.people, self.telegram.bot
        return JSONResponse(
            {
                "bot": person_view(bot) | {"commands": commands_view(self.telegram)},
                "people": [person_view(each) for each in people if not each.is_bot],
                "chats": [chat_view(each, bot) for each in self.telegram.chats],
                "knobs": self.knobs.as_json(),
                "me": people[0].id if people else None,
            }
        )

    async def messages(self, request: Request) -> Response:
        """The messages of one chat."""
        shown = self.telegram.messages(self._chat(request.path_params["chat_id"]))
        return self._shown(shown)

    async def add_person(self, request: Request) -> Response:
        """Somebody new, with a private chat."""
        body = await body_of(request)
        language = body.get("language_code") or "en"
        person = self.telegram.person(
            text_of(body, "first_name"), username=body.get("username"), language_code=language
        )
        self.telegram.private(person)
        return JSONResponse(person_view(person))

    async def add_chat(self, request: Request) -> Response:
        """A new chat."""
        body = await body_of(request)
        people = [self._person(each) for each in body.get("members") or ()]
        if not people:
            raise ValueError("a chat has members")
        return JSONResponse(chat_view(self._new_chat(body, people), self.telegram.bot))

    async def add_topic(self, request: Request) -> Response:
        """A new topic of a forum."""
        chat, body = self._chat(request.path_params["chat_id"]), await body_of(request)
        if not chat.forum:
            raise ValueError("this chat has no topics")
        self.telegram.topic(chat, text_of(body, "name"))
        return JSONResponse(chat_view(chat, self.telegram.bot))

    async def send(self, request: Request) -> Response:
        """A person's message, or album."""
        chat = self._chat(request.path_params["chat_id"])
        body, files = await body_and_files(request)
        person, reply_to = self._person(body.get("from")), None
        if body.get("reply_to"):
            reply_to = self._message(chat, body["reply_to"])
        thread = int(body["thread"]) if body.get("thread") else None
        text = str(body.get("text") or "").strip()
        if not text and not files:
            raise ValueError("a message has a text or files")
        if len(files) > 1:
            album = await self.telegram.album(
                person, chat, files, text, reply_to=reply_to, thread=thread
            )
            return self._shown(album)
        sent = await self.telegram.send(
            person, chat, text, reply_to=reply_to, thread=thread, attachment=next(iter(files), None)
        )
        return self._shown([sent])

    async def edit(self, request: Request) -> Response:
        """A person changes a message."""
        message, body = self._named(request), await body_of(request)
        if message.sender is None:
            raise ValueError("only the bot can edit what the bot said")
        changed = await self.telegram.edit(message, text_of(body, "text"))
        return JSONResponse(message_view(changed, self.telegram.bot))

    async def delete(self, request: Request) -> Response:
        """A person deletes a message."""
        await self.telegram.delete(self._named(request))
        return JSONResponse({})

    async def press(self, request: Request) -> Response:
        """A person presses a button; all null if the bot does not answer."""
        message, body = self._named(request), await body_of(request)
        try:
            button = message.buttons[int(body.get("row", 0))][int(body.get("column", 0))]
        except IndexError:
            raise NoSuchThingError("there is no such button") from None
        try:
            answer = await self.telegram.press(
                self._person(body.get("from")), message, button, timeout=PATIENCE
            )
        except TimeoutError:
            return JSONResponse({"text": None, "alert": False, "url": None})
        return JSONResponse({"text": answer.text, "alert": answer.alert, "url": answer.url})

    async def pay(self, request: Request) -> Response:
        """A person pays an invoice."""
        message, body = self._named(request), await body_of(request)
        refusal = await self.telegram.pay(self._person(body.get("from")), message, timeout=PATIENCE)
        return JSONResponse({"paid": refusal is None, "reason": refusal})

    async def inline(self, request: Request) -> Response:
        """What the bot offers for an inline query; nothing if it does not answer."""
        body = await body_of(request)
        person = self._person(body.get("from"))
        chat = self._chat(body["chat_id"]) if body.get("chat_id") else None
        try:
            answer = await self.telegram.ask_inline(
                person,
                str(body.get("query", "")),
                chat=chat,
                offset=str(body.get("offset") or ""),
                timeout=PATIENCE,
            )
        except TimeoutError:
            return JSONResponse({"results": [], "next_offset": ""})
        self._results |= {(person.id, each.id): each for each in answer.results}
        results = [each.as_json() for each in answer.results]
        return JSONResponse({"results": results, "next_offset": answer.next_offset})

    async def choose(self, request: Request) -> Response:
        """A person sends one of the results that were offered."""
        body = await body_of(request)
        person, chat = self._person(body.get("from")), self._chat(body.get("chat_id"))
        result = self._results.get((person.id, str(body.get("result_id"))))
        if result is None:
            raise NoSuchThingError("this result was never offered")
        thread = int(body["thread"]) if body.get("thread") else None
        message = await self.telegram.choose(person, chat, result, thread=thread)
        return JSONResponse(message_view(message, self.telegram.bot))

    async def membership(self, request: Request) -> Response:
        """The bot is blocked, thrown out, added; a group migrates."""
        chat, what = self._chat(request.path_params["chat_id"]), request.path_params["what"]
        if what in {"block", "unblock"} and chat.type is ChatType.PRIVATE:
            getattr(self.telegram, what)(self._person(chat.id))
        elif what in {"kick", "join", "migrate"} and chat.is_group:
            chat = getattr(self.telegram, what)(chat) or chat
        else:
            raise NoSuchThingError(f"a {chat.type} chat knows no {what!r}")
        return JSONResponse(chat_view(chat, self.telegram.bot))

    async def show_knobs(self, request: Request) -> Response:
        """How the knobs stand."""
        return JSONResponse(self.knobs.as_json())

    async def turn_knobs(self, request: Request) -> Response:
        """Turn some knobs."""
        self.knobs.turn(await body_of(request))
        return JSONResponse(self.knobs.as_json())

    async def entries(self, request: Request) -> Response:
        """The journal, from some entry on."""
        after = int(request.query_params.get("after", "0"))
        return JSONResponse({"entries": [each.as_json() for each in self.journal.after(after)]})

    async def file(self, request: Request) -> Response:
        """A file with its right type, whole or in part."""
        stored = self.telegram.world.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            raise NoSuchThingError("there is no such file")
        return FileResponse(stored.path, media_type=stored.mime_type)

    async def events(self, request: Request) -> Response:
        """What happens, live, as server-sent events."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        stream = self.live.stream()
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    def _shown(self, messages: list[Message]) -> Response:
        bot = self.telegram.bot
        return JSONResponse({"messages": [message_view(each, bot) for each in messages]})

    def _new_chat(self, body: Json, people: list[Person]) -> Chat:
        kind, title = ChatType(body.get("type", "group")), str(body.get("title") or "Group")
        if kind is ChatType.PRIVATE:
            return self.telegram.private(people[0])
        if kind is ChatType.CHANNEL:
            return self.telegram.channel(title, people)
        names, forum = body.get("topics") or (), bool(body.get("forum"))
        chat = self.telegram.group(
            title, people, supergroup=kind is ChatType.SUPERGROUP, forum=forum or bool(names)
        )
        for name in names:
            self.telegram.topic(chat, str(name))
        return chat

    def _person(self, person_id: Json) -> Person:
        try:
            return self.telegram.world.people[int(person_id)]
        except (KeyError, TypeError, ValueError):
            raise NoSuchThingError("there is no such person") from None

    def _chat(self, chat_id: Json) -> Chat:
        try:
            return self.telegram.world.chats[int(chat_id)]
        except (KeyError, TypeError, ValueError):
            raise NoSuchThingError("there is no such chat") from None

    def _message(self, chat: Chat, message_id: Json) -> Message:
        message = self.telegram.world.message(chat, int(message_id))
        if message is None:
            raise NoSuchThingError("there is no such message")
        return message

    def _named(self, request: Request) -> Message:
        chat = self._chat(request.path_params["chat_id"])
        return self._message(chat, request.path_params["message_id"])


def _route(path: str, endpoint: Endpoint, method: str = "GET") -> Route:
    async def safe(request: Request) -> Response:
        try:
            return await endpoint(request)
        except NoSuchThingError as error:
            return JSONResponse({"error": str(error)}, 404)
        except Refusal as refusal:
            return JSONResponse({"error": refusal.description}, 400)
        except (KnobError, ValueError, LookupError, TimeoutError) as error:
            return JSONResponse({"error": str(error)}, 400)

    return Route(path, safe, methods=[method])
