"""The outside world of a kept database, set up in the sandbox under the ids that it knows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from zlib import crc32

import httpx

from sandbox import Sandbox
from sandbox.provider.generation import file_stem
from sandbox.telegram.chats import Chat, ChatType, Standing, Topic
from sandbox.telegram.formatting import plain
from sandbox.telegram.keyboards import ForceReply, Keyboard, keyboard
from sandbox.telegram.media import Content, Kind, Media, Photo, PhotoSize, StoredFile
from sandbox.telegram.messages import Message, Service
from sandbox.telegram.people import Person
from sandbox.telegram.world import World
from tests.stage import jpeg

Json = Mapping[str, Any]

_PATH = "/v2/video/generations"
_FILM = {"model": "google/veo-3.0-fast", "prompt": "whatever it was"}
"""A purchase like any other: only its id and its end matter."""


async def set_up(sandbox: Sandbox, found: Json, held: Iterable[str] = ()) -> None:
    """Let everything be as it was; generations in ``held`` never come to an end."""
    world = sandbox.telegram.world
    for person in found["people"]:
        world.add_person(Person(**person))
    for chat in found["chats"]:
        world.add_chat(_chat(world, chat))
    for message in sorted(found["messages"], key=lambda each: int(each["id"])):
        _say(world, message)
    async with httpx.AsyncClient(base_url=sandbox.provider_url) as client:
        for generation in found["generations"]:
            end = "stuck" if generation["id"] in set(held) else generation["end"]
            await _buy(sandbox, client, generation, end, found["killed_at"])


def show_button(sandbox: Sandbox, chat: Chat, data: str) -> Message:
    """Put a message of the bot into a chat, with a button that it may never have sent."""
    world = sandbox.telegram.world
    message = Message(
        id=world.history(chat).next_id,
        chat=chat,
        date=world.date,
        body=plain("…"),
        keyboard=_keyboard([[("…", data)]]),
    )
    return world.post(message)


def _chat(world: World, found: Json) -> Chat:
    members = {int(each): Standing(how) for each, how in found["members"].items()}
    topics = {int(each): Topic(int(each), name) for each, name in found.get("topics", {}).items()}
    return Chat(
        found["id"],
        ChatType(found["type"]),
        found["title"],
        forum=found.get("forum", False),
        privacy=found.get("privacy", False),
        people={each: world.people[each] for each in members},
        members=members,
        bot=Standing(found["bot"]),
        topics=topics,
        migrated_to=found.get("migrated_to"),
    )


def _say(world: World, found: Json) -> None:
    """Put a message where it stood; nobody hears of it."""
    chat = world.chats[found["chat"]]
    history = world.history(chat)
    message = Message(
        id=found["id"],
        chat=chat,
        sender=world.people.get(found.get("from", 0)),
        sender_chat=chat if "from" in found and chat.type is ChatType.CHANNEL else None,
        date=found["date"],
        body=plain(found.get("text", "")),
        content=_content(world, found["file"]) if "file" in found else None,
        service=Service(*found["service"]) if "service" in found else None,
        reply_to=history.get(found.get("reply_to")),
        thread=found.get("thread"),
        keyboard=_keyboard(found.get("buttons", ())),
        force_reply=ForceReply(selective=True) if "force_reply" in found else None,
        media_group=found.get("album"),
    )
    history.put(message)


def _keyboard(rows: Iterable[Iterable[tuple[str, str]]]) -> Keyboard | None:
    buttons = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    return keyboard({"inline_keyboard": buttons})


def _content(world: World, found: Json) -> Content:
    """Keep a file of the same kind under the same ids, with bytes of its own."""
    kind, size = Kind(found["kind"]), (found["width"], found["height"])
    is_photo = kind is Kind.PHOTO
    data = jpeg(*size, f"#{crc32(found['id'].encode()):06x}"[:7]) if is_photo else b"a film"
    kept = world.files.keep_bytes(data, kind, "image/jpeg" if is_photo else "video/mp4")
    file: StoredFile = replace(kept, file_id=found["id"], unique_id=found["unique_id"])
    world.files.by_id[file.file_id] = file
    content = (
        Photo((PhotoSize(file, *size),))
        if is_photo
        else Media(kind, file, *size, found.get("duration", 0))
    )
    return world.files.remember(content)


async def _buy(
    sandbox: Sandbox, client: httpx.AsyncClient, found: Json, end: str, at: float
) -> None:
    """Buy something under the name and the time of the provider's log, and give it its old id."""
    sandbox.provider.next(end, on="create")
    headers = {
        "Authorization": f"Bearer {sandbox.key}",
        "X-Client-Request-Id": found["client_request_id"],
    }
    answer = await client.post(_PATH, json=_FILM, headers=headers)
    ledger = sandbox.provider.ledger
    generation = ledger.generations.pop(answer.raise_for_status().json()["id"])
    del ledger.by_file_stem[file_stem(generation.id)]
    generation.id, generation.links = found["id"], found["links"]
    ledger.generations[generation.id] = ledger.by_file_stem[file_stem(generation.id)] = generation
    ledger.attempts[-1] = replace(ledger.attempts[-1], inference_id=generation.id, created=at)
