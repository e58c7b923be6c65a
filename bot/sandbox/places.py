"""The door's places: people and chats, and the bot's standing in them."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.forms import body_of, text_of
from bot.sandbox.journal import Json
from bot.sandbox.lookup import Lookup, NoSuchThingError
from bot.sandbox.telegram import Chat, ChatType, Person, Telegram
from bot.sandbox.views import chat_view, person_view


@dataclass(frozen=True, slots=True)
class Places:
    """Endpoints about people and chats."""

    telegram: Telegram
    find: Lookup

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
        people = [self.find.person(each) for each in body.get("members") or ()]
        if not people:
            raise ValueError("a chat has members")
        return JSONResponse(chat_view(self._new_chat(body, people), self.telegram))

    async def add_topic(self, request: Request) -> Response:
        """A new topic of a forum."""
        chat, body = self.find.chat_of(request), await body_of(request)
        if not chat.forum:
            raise ValueError("this chat has no topics")
        self.telegram.topic(chat, text_of(body, "name"))
        return JSONResponse(chat_view(chat, self.telegram))

    async def membership(self, request: Request) -> Response:
        """The bot is blocked, thrown out, added; a group migrates."""
        chat, what = self.find.chat_of(request), request.path_params["what"]
        if what in {"block", "unblock"} and chat.type is ChatType.PRIVATE:
            getattr(self.telegram, what)(self.find.person(chat.id))
        elif what in {"kick", "join", "migrate"} and chat.is_group:
            chat = getattr(self.telegram, what)(chat) or chat
        else:
            raise NoSuchThingError(f"a {chat.type} chat knows no {what!r}")
        return JSONResponse(chat_view(chat, self.telegram))

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
