"""What is to be confirmed buys as if it had been bought at once: by the same source, and once."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.tasks import NewTasks
from bot.tasks.source_keys import draft_key, message_key, press_key
from bot.tasks.task import Origin
from bot.veo.parsing import Command
from tests.store.scene import ANNA, NO_LIMITS, NOW, REQUEST, Scene, by_press

NOTHING = Command(prompt="")


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


async def asked(
    drafts: Drafts, press: str, kind: DraftKind = DraftKind.CONFIRM, answers: int | None = None
) -> Draft:
    """Return a draft that a press has begun."""
    new = NewDraft(
        press_key(press),
        kind,
        ANNA,
        quote=1,
        request=REQUEST,
        answers=answers,
    )
    draft, _ = await drafts.add(new, NOW)
    return draft


async def closed(drafts: Drafts, *which: Draft) -> list[bool]:
    """Return for each draft whether it is closed by now."""
    found = [await drafts.get(draft.id) for draft in which]
    return [draft.closed for draft in found if draft]


async def test_an_order_is_confirmed_by_its_own_source(drafts: Drafts) -> None:
    alone = await asked(drafts, "again")
    assert alone.order_key == press_key("again")
    assert await drafts.begun_by(press_key("again")) == alone
    assert await drafts.begun_by(message_key(1, 10)) is None


async def test_an_answer_is_confirmed_by_the_source_of_its_question(drafts: Drafts) -> None:
    question = await asked(drafts, "photo", DraftKind.MOTION)
    confirmation = await asked(drafts, "closer", answers=question.id)
    assert await drafts.get(confirmation.id) == confirmation
    assert confirmation.answers == question.id
    assert question.order_key == confirmation.order_key == draft_key(question.id)


async def family(drafts: Drafts) -> tuple[list[Draft], list[Draft]]:
    """Return a question with two answers to confirm, and as much that has to do with neither."""
    families = []
    for name in ("one", "other"):
        question = await asked(drafts, name, DraftKind.MOTION)
        answers = [await asked(drafts, f"{name}-{n}", answers=question.id) for n in range(2)]
        families.append([question, *answers])
    return families[0], [*families[1], await asked(drafts, "again")]


@pytest.mark.parametrize("number", range(3))
async def test_whichever_is_bought_closes_all_that_ask_about_the_same(
    scene: Scene, drafts: Drafts, number: int
) -> None:
    ours, others = await family(drafts)
    bought = ours[number]
    new = replace(
        by_press("make", origin=Origin.DRAFT), source_key=bought.order_key, draft_id=bought.id
    )
    await scene.new.add(new, NO_LIMITS, NOW)
    assert await closed(drafts, *ours) == [True] * 3
    assert await closed(drafts, *others) == [False] * 4


@pytest.mark.parametrize("number", range(3))
async def test_whichever_is_dropped_closes_all_that_ask_about_the_same(
    drafts: Drafts, number: int
) -> None:
    ours, others = await family(drafts)
    await drafts.close(ours[number])
    assert await closed(drafts, *ours) == [True] * 3
    assert await closed(drafts, *others) == [False] * 4


async def test_of_all_that_ask_about_the_same_one_is_bought_at_whatever_moment(
    database: Database, neighbour: Database, drafts: Drafts
) -> None:
    ours, _ = await family(drafts)
    stores = [NewTasks(database), NewTasks(neighbour)]
    added = await asyncio.gather(
        *(
            store.add(
                replace(
                    by_press("make", origin=Origin.DRAFT),
                    source_key=draft.order_key,
                    draft_id=draft.id,
                ),
                NO_LIMITS,
                NOW,
            )
            for draft in ours
            for store in stores
        )
    )
    assert sum(is_new for _, is_new in added) == 1


async def test_questions_about_different_orders_under_one_message_buy_one_each(
    scene: Scene, drafts: Drafts
) -> None:
    for name in ("again", "seed"):
        draft = await asked(drafts, name)
        new = replace(by_press(name, origin=Origin.DRAFT), draft_id=draft.id)
        _, is_new = await scene.new.add(new, NO_LIMITS, NOW)
        assert is_new
