"""Whatever an older version has left unfinished is finished: bought once, delivered once, told."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image, ImageChops

from bot.settings import Settings
from sandbox.telegram.messages import Message
from tests.stage import decoded
from tests.upgrades.kept import Kept, Row
from tests.upgrades.store import Store, opened
from tests.upgrades.upgrade import Key, Upgrade, upgrading

Place = tuple[int, int | None, int | None]
"""A chat, the message in it that is answered, and the topic."""

_OPTIONS = (
    "prompt",
    "duration",
    "aspect_ratio",
    "negative_prompt",
    "seed",
    "enhance_prompt",
    "generate_audio",
    "auto_fix",
    "person_generation",
)
_SHADE = 4
_PICTURES = ("image_url", "last_image_url", "tail_image_url")


@dataclass(frozen=True)
class Finished:
    """A world in which the bot has finished what it was left with."""

    upgrade: Upgrade
    statuses: Mapping[int, str]
    """how the tasks stand now"""
    found: frozenset[int]
    """tasks that their askers find in their history by the words of the prompt"""

    @property
    def tasks(self) -> list[Row]:
        """What must have become of each task."""
        return list(self.upgrade.kept.world["tasks"])

    def were(self, **fits: Any) -> list[Row]:
        """Return the tasks of which this must have become, as they were before."""
        rows = {row["id"]: row for row in self.upgrade.kept.rows("tasks")}
        return [
            rows[task["id"]]
            for task in self.tasks
            if all(task[name] == value for name, value in fits.items())
        ]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def finished(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Finished]:
    """The world after the bot has run once; nothing that the tests do changes it."""
    with pytest.MonkeyPatch.context() as environment:
        for name in Settings.model_fields:
            environment.delenv(name.upper(), raising=False)
        async with upgrading(kept, tmp_path_factory.mktemp(kept.version)) as upgrade:
            async with upgrade.bot():
                await upgrade.over()
            async with opened(upgrade.database) as store:
                yield Finished(upgrade, await _statuses(kept, store), await _found(kept, store))


async def _statuses(kept: Kept, store: Store) -> dict[int, str]:
    return {row["id"]: (await store.task(row["id"]))["status"] for row in kept.rows("tasks")}


async def _found(kept: Kept, store: Store) -> frozenset[int]:
    found: set[int] = set()
    for row in kept.rows("tasks"):
        found.update(await store.history(row["user_id"], row["request"]["prompt"]))
    return frozenset(found)


def test_every_task_ends_as_it_should(finished: Finished) -> None:
    for task in finished.tasks:
        assert finished.statuses[task["id"]] == task["ends"], task


def test_every_video_comes_once_to_where_it_was_asked_for(finished: Finished) -> None:
    album = finished.upgrade.kept.world["album"]
    places = Counter(map(_place_of, finished.were(chat="video")))
    places[album["chat"], album["message"], None] += 1
    came = [message for message in finished.upgrade.said() if _is_video(message)]
    assert Counter(map(_place, came)) == places


def test_every_end_that_nobody_was_told_of_is_told_once(finished: Finished) -> None:
    places = Counter(map(_place_of, finished.were(chat="words")))
    told = [message for message in finished.upgrade.said() if not _is_video(message)]
    assert Counter(map(_place, told)) == places


def test_who_has_lost_a_purchase_can_decide_about_it(finished: Finished) -> None:
    places = {_place_of(row) for row in finished.were(chat="words", ends="uncertain")}
    asked = {_place(message) for message in finished.upgrade.said() if message.buttons}
    assert places
    assert places <= asked


def test_progress_messages_of_that_version_go(finished: Finished) -> None:
    for chat in ("video", "words", "tidied"):
        for row in finished.were(chat=chat):
            if row["progress_id"]:
                assert finished.upgrade.message(*_progress_of(row)) is None


def test_what_was_called_off_says_so_in_its_own_message(finished: Finished) -> None:
    rows = finished.were(chat="edited")
    assert rows
    for row in rows:
        now = finished.upgrade.message(*_progress_of(row))
        assert now
        assert now.text != finished.upgrade.before[now.key].text
        assert not now.buttons


def test_nothing_else_is_touched(finished: Finished) -> None:
    touched = {_progress_of(row) for row in _but(finished, "nothing")}
    for key, message in finished.upgrade.before.items():
        if key not in touched:
            assert finished.upgrade.message(*key) == message


def test_what_was_not_bought_yet_is_bought_once_and_nothing_else(finished: Finished) -> None:
    prompts = [row["request"]["prompt"] for row in finished.were(bought=1)]
    prompts.append(finished.upgrade.kept.world["album"]["prompt"])
    assert Counter(body["prompt"] for body in finished.upgrade.bought()) == Counter(prompts)


def test_what_is_bought_is_what_was_asked_for(finished: Finished) -> None:
    bodies = {body["prompt"]: body for body in finished.upgrade.bought()}
    for row in finished.were(bought=1):
        request, body = row["request"], bodies[row["request"]["prompt"]]
        assert body["model"] == request["model_id"]
        assert _given(body, _OPTIONS) == _given(request, _OPTIONS)
        assert str(body.get("resolution")).lower() == str(request.get("resolution")).lower()
        sent, sources = _pictures(body), request["images"]
        assert len(sent) == len(sources)
        for picture, file_id in zip(sent, sources, strict=True):
            assert _is_same_picture(decoded(picture)[1], _picture(finished.upgrade, file_id))
        assert bool(body.get("video_url")) == bool(request.get("video"))


def test_what_is_finished_now_is_found_in_the_history(finished: Finished) -> None:
    assert {row["id"] for row in finished.were(chat="video")} <= finished.found


async def test_a_model_that_has_left_the_catalogue_holds_up_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    rows = _of_models_that_left(kept)
    async with upgrading(kept, tmp_path) as upgrade, upgrade.bot():
        for user_id in {row["user_id"] for row in rows}:
            listed = await upgrade.stage.answer_to(await upgrade.says(user_id, "/history"))
            assert listed.buttons
        await upgrade.over()
        for row in rows:
            person = upgrade.person(row["user_id"])
            found = await upgrade.stage.found(row["request"]["prompt"], person)
            assert len(found) == 1


async def test_an_update_from_before_its_group_moved_starts_nothing(
    kept: Kept, tmp_path: Path
) -> None:
    async with upgrading(kept, tmp_path) as upgrade:
        telegram = upgrade.stage.telegram
        again = [m for m in upgrade.before.values() if m.chat.migrated_to and "/veo" in m.text]
        assert again
        async with upgrade.bot():
            for message in again:
                telegram.push({"message": telegram.world.as_json(message)})
            await upgrade.stage.until(lambda: not telegram.world.updates.pending)
            await upgrade.over()
        prompts = {body["prompt"] for body in upgrade.bought()}
    assert not [m for m in again if m.text.partition(" ")[2] in prompts]


def _of_models_that_left(kept: Kept) -> list[Row]:
    return [row for row in kept.rows("tasks") if row["model_id"] in kept.world["left_models"]]


def _but(finished: Finished, chat: str) -> list[Row]:
    """Return the tasks of which something else than this must have become."""
    same = {row["id"] for row in finished.were(chat=chat)}
    return [row for row in finished.were() if row["id"] not in same]


def _progress_of(row: Row) -> Key:
    return row["chat_id"], row["progress_id"]


def _place_of(row: Row) -> Place:
    """Return where a task's answer goes; one that has moved with its group answers nothing."""
    message_id = row["message_id"] if row["message_id"] > 0 else None
    return row["chat_id"], message_id, row["thread_id"]


def _place(message: Message) -> Place:
    reply = message.reply_to
    return message.chat.id, reply.id if reply else None, message.thread


def _is_video(message: Message) -> bool:
    return bool(message.video or message.animation)


def _given(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) is not None}


def _pictures(body: Mapping[str, Any]) -> list[str]:
    return [body[name] for name in _PICTURES if name in body] + list(body.get("image_urls", ()))


def _picture(upgrade: Upgrade, file_id: str) -> Image.Image:
    return Image.open(upgrade.stage.telegram.world.files.by_id[file_id].path)


def _is_same_picture(sent: Image.Image, source: Image.Image) -> bool:
    """Whether two pictures look the same; encoding one anew changes a colour by a shade."""
    if sent.size != source.size:
        return False
    difference = ImageChops.difference(sent.convert("RGB"), source.convert("RGB"))
    return not any(difference.point(lambda shade: shade > _SHADE).tobytes())
