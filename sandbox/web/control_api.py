"""The control API: what people do in the sandbox, over HTTP, and a stream of what happens.

For the chat page, and for tests in another process. Errors are ``{"error": "..."}``.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.journal import Journal
from sandbox.knobs import KnobError, Knobs
from sandbox.provider import Provider
from sandbox.telegram import Telegram
from sandbox.telegram.errors import Refusal
from sandbox.web.bodies import body_of
from sandbox.web.bot_control import BotControl
from sandbox.web.chats import ChatEndpoints
from sandbox.web.event_stream import EventStreams
from sandbox.web.files import file_response
from sandbox.web.lookup import Lookup, NotFoundError
from sandbox.web.messages import MessageEndpoints
from sandbox.web.payments import PaymentEndpoints
from sandbox.web.views import chat_view, commands_view, person_view

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(slots=True)
class ControlApi:
    """``/sandbox/...``."""

    telegram: Telegram
    provider: Provider
    knobs: Knobs
    journal: Journal
    world_id: str
    bot: BotControl = field(default_factory=BotControl)
    event_streams: EventStreams = field(init=False)

    def __post_init__(self) -> None:
        self.event_streams = EventStreams(self.telegram, self.knobs, self.journal, self.bot)

    @property
    def routes(self) -> list[Route]:
        """All routes of the control API."""
        find = Lookup(self.telegram)
        messages, chats = MessageEndpoints(self.telegram, find), ChatEndpoints(self.telegram, find)
        payments = PaymentEndpoints(self.telegram, self.provider, find)
        chat, message = "/sandbox/chats/{chat_id}", "/sandbox/messages/{chat_id}/{message_id}"
        return [
            _route("/sandbox/state", self.state),
            _route("/sandbox/people", chats.add_person, "POST"),
            _route("/sandbox/chats", chats.add_chat, "POST"),
            _route(f"{chat}/messages", messages.messages),
            _route(f"{chat}/messages", messages.send, "POST"),
            _route(f"{chat}/topics", chats.add_topic, "POST"),
            _route(f"{chat}/commands", chats.commands),
            _route(f"{chat}/admins", chats.rank, "POST"),
            _route(f"{chat}/{{what}}", chats.membership, "POST"),
            _route(f"{message}/press", messages.press, "POST"),
            _route(f"{message}/edit", messages.edit, "POST"),
            _route(f"{message}/delete", messages.delete, "POST"),
            _route("/sandbox/start", messages.follow, "POST"),
            _route("/sandbox/inline", messages.inline, "POST"),
            _route("/sandbox/inline/choose", messages.choose, "POST"),
            _route("/sandbox/checkout", payments.sheet),
            _route("/sandbox/checkout", payments.pay, "POST"),
            _route("/sandbox/people/{person_id}/stars", payments.give_stars, "POST"),
            _route("/sandbox/subscriptions/renew", payments.renew, "POST"),
            _route("/sandbox/accounts", payments.accounts),
            _route("/sandbox/knobs", self.show_knobs),
            _route("/sandbox/knobs", self.turn_knobs, "PATCH"),
            _route("/sandbox/bot/restart", self.bot.restart, "POST"),
            _route("/sandbox/journal", self.entries),
            _route("/sandbox/files/{file_id}", self.file),
            _route("/sandbox/events", self.events),
        ]

    def close(self) -> None:
        """End all event streams."""
        self.event_streams.close()

    async def state(self, request: Request) -> Response:
        """Show all people and chats, and the knobs."""
        people, chats = self.telegram.people, self.telegram.chats
        return JSONResponse(
            {
                "world": self.world_id,
                "process": self.bot.phase,
                "bot": person_view(self.telegram.bot) | {"commands": commands_view(self.telegram)},
                "people": [person_view(each) for each in people if not each.is_bot],
                "chats": [chat_view(each, self.telegram) for each in chats],
                "knobs": self.knobs.as_json(),
                "me": people[0].id if people else None,
            }
        )

    async def show_knobs(self, request: Request) -> Response:
        """Show the knobs."""
        return JSONResponse(self.knobs.as_json())

    async def turn_knobs(self, request: Request) -> Response:
        """Set some knobs."""
        self.knobs.turn(await body_of(request))
        return JSONResponse(self.knobs.as_json())

    async def entries(self, request: Request) -> Response:
        """Show the journal after some entry."""
        after = int(request.query_params.get("after", "0"))
        return JSONResponse({"entries": [each.as_json() for each in self.journal.after(after)]})

    async def file(self, request: Request) -> Response:
        """Serve a file."""
        stored = self.telegram.world.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            raise NotFoundError("there is no such file")
        return file_response(stored)

    async def events(self, request: Request) -> Response:
        """Stream what happens as server-sent events."""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        stream = self.event_streams.stream()
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


def _route(path: str, endpoint: Endpoint, method: str = "GET") -> Route:
    async def safe(request: Request) -> Response:
        try:
            return await endpoint(request)
        except NotFoundError as error:
            return JSONResponse({"error": str(error)}, 404)
        except Refusal as refusal:
            return JSONResponse({"error": refusal.description}, 400)
        except TimeoutError:
            return JSONResponse({"error": "the bot did not answer"}, 504)
        except (KnobError, ValueError, LookupError) as error:
            return JSONResponse({"error": str(error)}, 400)

    return Route(path, safe, methods=[method])
