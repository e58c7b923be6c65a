"""A draft waits for the words of the person who began it, and outlives a restart."""

import asyncio
from dataclasses import replace

import pytest

from bot.store.database import Database
from bot.store.drafts import Drafts
from bot.veo.choice import Clip, Image, Sources
from tests.store.scene import ANNA, NOW

BEN = replace(ANNA, user_id=2)
PICTURES = Sources(images=(Image("a", 640, 360), Image("b")))
CLIP = Sources(clip=Clip("gen-1", "9:16"))


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


@pytest.mark.parametrize("sources", [Sources(), PICTURES, CLIP])
async def test_a_draft_is_read_as_it_was_written(
    drafts: Drafts, neighbour: Database, sources: Sources
) -> None:
    draft, is_new = await drafts.add(ANNA, "--seed 7", sources, NOW, waiting=True)
    assert is_new
    assert (draft.requester, draft.words, draft.sources) == (ANNA, "--seed 7", sources)
    assert await Drafts(neighbour).get(draft.id) == draft


async def test_a_message_begins_one_draft(drafts: Drafts) -> None:
    added = await asyncio.gather(
        *(drafts.add(ANNA, "", PICTURES, NOW, waiting=True) for _ in range(5))
    )
    assert len({draft.id for draft, _ in added}) == 1


async def test_a_question_is_asked_once(drafts: Drafts) -> None:
    draft, _ = await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    await drafts.asked(draft, 50)
    again, still_to_ask = await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    assert (again.id, still_to_ask) == (draft.id, False)


async def test_the_next_words_of_a_person_complete_their_newest_draft(drafts: Drafts) -> None:
    await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    newest = await drafts.begin(ANNA, "--ar 9:16", CLIP, NOW)
    assert await drafts.waiting_for(1, 1, NOW) == newest
    await drafts.complete(1, 1)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_people_and_chats_are_kept_apart(drafts: Drafts) -> None:
    draft, _ = await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    assert await drafts.waiting_for(1, BEN.user_id, NOW) is None
    assert await drafts.waiting_for(2, 1, NOW) is None
    await drafts.complete(1, BEN.user_id)
    assert await drafts.waiting_for(1, 1, NOW) == draft


async def test_a_draft_of_long_ago_waits_no_longer(drafts: Drafts) -> None:
    await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    assert await drafts.waiting_for(1, 1, NOW + 1) is None


async def test_a_message_that_comes_again_does_not_end_what_it_began(drafts: Drafts) -> None:
    draft, _ = await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    await drafts.complete(1, 1, before=ANNA.message_id)
    assert await drafts.waiting_for(1, 1, NOW) == draft
    await drafts.complete(1, 1, before=ANNA.message_id + 1)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_what_does_not_wait_takes_nobody_s_words(drafts: Drafts) -> None:
    await drafts.add(ANNA, "a fox", Sources(), NOW, waiting=False)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_a_draft_is_found_by_its_question(drafts: Drafts) -> None:
    draft, _ = await drafts.add(ANNA, "", PICTURES, NOW, waiting=True)
    await drafts.asked(draft, 50)
    found = await drafts.questioned_in(1, 50)
    assert found == replace(draft, question_id=50)
    assert await drafts.questioned_in(2, 50) is None
    assert await drafts.questioned_in(1, 51) is None
