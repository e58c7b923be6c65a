"""Everybody finds their own finished videos, and nobody else's."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.database import Database
from bot.store.history import History
from bot.store.tasks import TaskTransitions
from bot.tasks.task import Receipt, Status, Task
from tests.effort import examples
from tests.store.scene import LINK, NOW, REQUEST, Scene


@pytest.fixture
def history(database: Database) -> History:
    return History(database)


async def finished(scene: Scene, prompt: str, user_id: int = 1) -> Task:
    """Return a video of this prompt that stands in a chat."""
    request = replace(REQUEST, prompt=prompt)
    task = await scene.held(await scene.queued(user_id=user_id, request=request))
    changes = scene.changes
    name = f"name-{task.id}"
    submitting = await changes.submitting(task, name, NOW)
    assert submitting is not None
    generating = await changes.generating(submitting, "gen", NOW, NOW)
    assert generating is not None
    ready = await changes.ready(generating, LINK, None, NOW, measured=True)
    assert ready is not None
    return await scene.delivered(ready)


async def test_only_one_s_own_finished_videos_are_shown_newest_first(
    scene: Scene, history: History
) -> None:
    first, second = await finished(scene, "a fox"), await finished(scene, "a bear")
    await finished(scene, "an owl", user_id=2)
    for status in Status:
        if status is not Status.DELIVERED:
            await scene.task(status)
    assert await history.page(1) == [second, first]
    assert await history.page(3) == []


async def test_a_long_history_is_turned_page_by_page(scene: Scene, history: History) -> None:
    made = [await finished(scene, f"fox {number}") for number in range(5)]
    pages = [await history.page(1, offset=offset, most=2) for offset in (0, 2, 4, 6)]
    assert [task for page in pages for task in page] == made[::-1]


async def test_as_many_are_counted_as_the_pages_show(scene: Scene, history: History) -> None:
    for prompt in ("a fox", "Рыжая ЛИСА", "100% fox_trot", "a bear"):
        await finished(scene, prompt)
    await finished(scene, "a fox", user_id=2)
    for words in ("", "fox", "лиса", "100%", "%", "_", "fox_", "owl"):
        assert await history.count(1, words) == len(await history.page(1, words))
    assert await history.count(1, "лиса") == 1
    assert await history.count(1, "owl") == 0


async def test_what_was_removed_and_put_back_is_found_as_before(
    scene: Scene, history: History
) -> None:
    task = await finished(scene, "a fox")
    await history.hide(task)
    assert await history.count(1, "fox") == 0
    await history.hide(task, hidden=False)
    assert await history.page(1, "fox") == [task]


async def test_a_video_without_a_file_cannot_be_shown(
    scene: Scene, history: History, changes: TaskTransitions
) -> None:
    ready = await scene.task(Status.READY)
    await changes.delivered(ready, Receipt(77, "", ""), NOW)
    assert await history.page(1) == []


async def test_a_search_of_any_length_is_no_outage(scene: Scene, history: History) -> None:
    await finished(scene, "a fox")
    assert await history.page(1, "\N{SQUARE KIROMEETORU}" * 4000) == []


async def test_what_is_taken_out_stays_out(scene: Scene, history: History) -> None:
    keep, remove = await finished(scene, "a fox"), await finished(scene, "a fox too")
    await history.hide(remove)
    assert await history.page(1) == [keep]
    assert await history.page(1, "fox") == [keep]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("fox", True),
        ("FOX", True),
        ("fo", True),
        ("fox river", True),
        ("river fox", True),
        ("riv jum", True),
        ("ox", False),
        ("fox bear", False),
        ("fox OR bear", False),
        ("fox*", True),
        ('"fox"', True),
        ("fox -river", True),
        ("über", True),
        ("прыгает", True),
        ("  ", True),
        ("!?", True),
        ("🦊", True),
    ],
)
async def test_words_are_found_by_how_they_begin(
    scene: Scene, history: History, words: str, found: bool
) -> None:
    task = await finished(scene, "A red fox jumps über a river, лиса прыгает")
    assert await history.page(1, words) == ([task] if found else [])


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("jumps über a river", "uber"),
        ("jumps uber a river", "ÜBER"),
        ("die große Straße", "GROSSE strasse"),
        ("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul", "istanbul"),
        ("ёлка", "елка"),
        ("half_a_mile", "mile"),
        ("50%", "50"),
    ],
)
async def test_neither_accents_nor_case_matter(
    scene: Scene, history: History, prompt: str, words: str
) -> None:
    task = await finished(scene, prompt)
    assert await history.page(1, words) == [task]


async def test_what_a_pattern_would_mean_means_nothing(scene: Scene, history: History) -> None:
    await finished(scene, "a fox")
    assert await history.page(1, "f%x") == []
    assert await history.page(1, "f_x") == []


async def test_a_search_is_turned_page_by_page(scene: Scene, history: History) -> None:
    made = [await finished(scene, f"fox {number}") for number in range(5)]
    await finished(scene, "a bear")
    pages = [await history.page(1, "fox", offset=offset, most=2) for offset in (0, 2, 4, 6)]
    assert [task for page in pages for task in page] == made[::-1]


async def test_a_video_without_a_file_is_not_found(
    scene: Scene, history: History, changes: TaskTransitions
) -> None:
    ready = await scene.task(Status.READY)
    await changes.delivered(ready, Receipt(77, "", ""), NOW)
    assert await history.page(1, ready.request.prompt) == []


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
async def test_nothing_that_can_be_typed_breaks_the_search(history: History, words: str) -> None:
    assert await history.page(1, words) == []


async def test_somebody_else_s_videos_are_not_found_either(scene: Scene, history: History) -> None:
    await finished(scene, "a fox", user_id=2)
    assert await history.page(1, "fox") == []
