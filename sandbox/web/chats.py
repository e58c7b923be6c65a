"""The endpoints for people and chats, and for the bot's membership."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.journal import Json
from sandbox.telegram import Chat, ChatType, Person, Standing, Telegram
from sandbox.telegram.chats import PRESENT
from sandbox.web.bodies import body_of, text_of
from sandbox.web.lookup import Lookup, NotFoundError
from sandbox.web.views import chat_view, person_view


@dataclass(frozen=True, slots=True)
class ChatEndpoints:
    """Endpoints about people and chats."""

    telegram: Telegram
    find: Lookup

    async def add_person(self, request: Request) -> Response:
        """Add a person with a private chat."""
        body = await body_of(request)
        language = body.get("language_code") or "en"
        person = self.telegram.person(
            text_of(body, "first_name"), username=body.get("username"), language_code=language
        )
        self.telegram.private(person)
        return JSONResponse(person_view(person))

    async def add_chat(self, request: Request) -> Response:
        """Create a chat."""
        body = await body_of(request)
        people = [self.find.person(each) for each in body.get("members") or ()]
        if not people:
            raise ValueError("a chat has members")
        return JSONResponse(chat_view(self._new_chat(body, people), self.telegram))

    async def add_topic(self, request: Request) -> Response:
        """Open a topic in a forum."""
        chat, body = self.find.chat_of(request), await body_of(request)
        if not chat.forum:
            raise ValueError("this chat has no topics")
        self.telegram.topic(chat, text_of(body, "name"))
        return JSONResponse(chat_view(chat, self.telegram))

    async def commands(self, request: Request) -> Response:
        """Show the menu of commands that a person sees in a chat."""
        person = self.find.person(request.query_params.get("from"))
        menu = self.telegram.menu(person, self.find.chat_of(request))
        return JSONResponse({"commands": [each.as_json() for each in menu]})

    async def rank(self, request: Request) -> Response:
        """Make a member an administrator, or an ordinary member again."""
        chat, body = self.find.chat_of(request), await body_of(request)
        person = self.find.person(body.get("person"))
        if not chat.is_group or chat.members.get(person.id) not in PRESENT:
            raise ValueError(f"{person.first_name} is no member of a group here")
        rank = self.telegram.appoint if body.get("admin") else self.telegram.dismiss
        rank(chat, person)
        return JSONResponse(chat_view(chat, self.telegram))

    async def membership(self, request: Request) -> Response:
        """Block, unblock, add, remove or promote the bot, or migrate a group."""
        chat, what = self.find.chat_of(request), request.path_params["what"]
        if what in {"block", "unblock"} and chat.type is ChatType.PRIVATE:
            getattr(self.telegram, what)(self.find.person(chat.id))
        elif what in {"kick", "join", "promote"} and chat.type is not ChatType.PRIVATE:
            getattr(self.telegram, what)(chat)
        elif what == "migrate" and chat.is_group:
            chat = self.telegram.migrate(chat)
        else:
            raise NotFoundError(f"a {chat.type} chat knows no {what!r}")
        return JSONResponse(chat_view(chat, self.telegram))

    def _new_chat(self, body: Json, people: list[Person]) -> Chat:
        kind, title = ChatType(body.get("type", "group")), str(body.get("title") or "Group")
        if kind is ChatType.PRIVATE:
            return self.telegram.private(people[0])
        if kind is ChatType.CHANNEL:
            return self._new_channel(title, people, discussion=bool(body.get("discussion")))
        names, forum = body.get("topics") or (), bool(body.get("forum"))
        is_super, is_guest = kind is ChatType.SUPERGROUP, bool(body.get("guest"))
        chat = self._new_group(
            title, people, supergroup=is_super, forum=forum or bool(names), joins=not is_guest
        )
        for name in names:
            self.telegram.topic(chat, str(name))
        return chat

    def _new_group(
        self,
        title: str,
        people: list[Person],
        *,
        supergroup: bool = True,
        forum: bool = False,
        joins: bool = True,
    ) -> Chat:
        """Create a group owned by the first of them, who then adds the bot if it ``joins``."""
        chat = self.telegram.group(
            title,
            people,
            supergroup=supergroup,
            forum=forum,
            admins=people[:1],
            bot=Standing.LEFT,
        )
        if joins:
            self.telegram.join(chat, people[0])
        return chat

    def _new_channel(self, title: str, people: list[Person], *, discussion: bool) -> Chat:
        group = self._new_group(f"{title}: talk", people) if discussion else None
        chat = self.telegram.channel(title, people[:1], group=group, bot=Standing.LEFT)
        self.telegram.promote(chat, people[0])
        return chat
