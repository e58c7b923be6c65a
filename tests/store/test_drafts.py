"""A draft waits for the words of the person who began it, and outlives a restart."""

import asyncio
from dataclasses import fields, replace

import pytest

from bot.store.database import Database
from bot.store.drafts import DraftKind, Drafts, NewDraft
from bot.tasks.task import Requester
from bot.veo.catalogue import Mode
from bot.veo.choice import Clip, Image, Sources
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from tests.requests import generation_request
from tests.store.scene import ANNA, NOW

BEN = replace(ANNA, user_id=2)
CHANNEL = Requester(-(10**12), 2**40, -(10**12), 7, "pt", private=False, channel=True)
PICTURES = Sources(images=(Image("a", 640, 360), Image("b")))
CLIP = Sources(clip=Clip("gen-1", "9:16"))

NOTHING = Command(prompt="")
EVERYTHING = Command(
    prompt='ein Fuchs 🦊\n\tspringt \\ "so"',
    model="veo3.1-fast",
    aspect_ratio="9:16",
    duration=8,
    resolution="1080p",
    negative_prompt="",
    seed=0,
    silent=True,
    raw=True,
    auto_fix=False,
    people=False,
)
REQUEST = generation_request(
    "google/veo3-1-extend-video",
    Mode.EXTEND,
    EVERYTHING.prompt,
    duration=7,
    resolution="720p",
    aspect_ratio="auto",
    negative_prompt="",
    seed=0,
    enhance_prompt=False,
    generate_audio=False,
    auto_fix=False,
    person_generation="dont_allow",
    images=("a", "b"),
    video="gen:0",
    instead_of="Veo 3",
)
UNKNOWN = replace(REQUEST, model_id="google/veo-9", family="veo9", title="Veo 9")
"""Of a model that the catalogue does not have (any more)."""


def draft_of(
    requester: Requester = ANNA,
    command: Command = NOTHING,
    sources: Sources = PICTURES,
    kind: DraftKind = DraftKind.MOTION,
    *,
    waiting: bool = True,
    request: GenerationRequest | None = None,
    quote: int | None = None,
) -> NewDraft:
    """Return what a draft begins with."""
    return NewDraft(kind, requester, command, sources, waiting, request, quote)


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


@pytest.mark.parametrize("kind", DraftKind)
@pytest.mark.parametrize("sources", [Sources(), PICTURES, CLIP])
@pytest.mark.parametrize("command", [NOTHING, EVERYTHING, replace(NOTHING, seed=2**32 - 1)])
async def test_a_draft_is_read_as_it_was_written(
    drafts: Drafts, kind: DraftKind, sources: Sources, command: Command
) -> None:
    draft, is_new = await drafts.add(draft_of(CHANNEL, command, sources, kind), NOW)
    assert is_new
    assert (draft.requester, draft.command, draft.sources) == (CHANNEL, command, sources)
    assert (draft.kind, draft.request, draft.quote, draft.question_id) == (kind, None, None, None)
    assert await drafts.get(draft.id) == draft


def test_the_command_that_is_written_fills_every_field() -> None:
    for field in fields(Command):
        assert getattr(EVERYTHING, field.name) != getattr(NOTHING, field.name)


@pytest.mark.parametrize("request_", [generation_request(), REQUEST, UNKNOWN])
@pytest.mark.parametrize("quote", [None, 0, 2**40])
async def test_what_was_offered_and_its_price_are_read_as_they_were_written(
    drafts: Drafts, neighbour: Database, request_: GenerationRequest, quote: int | None
) -> None:
    new = draft_of(kind=DraftKind.OFFER, waiting=False, request=request_, quote=quote)
    draft = await drafts.begin(new, NOW)
    assert (draft.request, draft.quote) == (request_, quote)
    assert await Drafts(neighbour).get(draft.id) == draft


def test_the_request_that_is_written_fills_every_field() -> None:
    optional = [field.name for field in fields(GenerationRequest) if field.default is None]
    assert [name for name in optional if getattr(REQUEST, name) is None] == []


async def test_a_message_begins_one_draft(drafts: Drafts) -> None:
    added = await asyncio.gather(*(drafts.add(draft_of(), NOW) for _ in range(5)))
    assert len({draft.id for draft, _ in added}) == 1


async def test_a_message_of_somebody_else_or_elsewhere_begins_another(drafts: Drafts) -> None:
    people = (ANNA, BEN, replace(ANNA, chat_id=2), replace(ANNA, message_id=11))
    added = [await drafts.add(draft_of(person), NOW) for person in people]
    assert len({draft.id for draft, _ in added}) == len(people)
    assert all(is_new for _, is_new in added)


async def test_a_question_is_asked_until_it_was_asked_and_then_no_more(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    again, still_to_ask = await drafts.add(draft_of(), NOW)
    assert (again.id, still_to_ask) == (draft.id, True)
    await drafts.asked(draft, 50)
    again, still_to_ask = await drafts.add(draft_of(), NOW)
    assert (again.id, still_to_ask) == (draft.id, False)


async def test_the_next_words_of_a_person_complete_their_newest_draft(drafts: Drafts) -> None:
    await drafts.add(draft_of(), NOW)
    newest = await drafts.begin(draft_of(sources=CLIP, kind=DraftKind.EXTEND), NOW)
    assert await drafts.waiting_for(1, 1, NOW) == newest
    await drafts.complete(1, 1)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_each_press_begins_anew(drafts: Drafts) -> None:
    first, second = [await drafts.begin(draft_of(), NOW) for _ in range(2)]
    assert first.id != second.id
    assert await drafts.waiting_for(1, 1, NOW) == second


async def test_people_and_chats_are_kept_apart(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    assert await drafts.waiting_for(1, BEN.user_id, NOW) is None
    assert await drafts.waiting_for(2, 1, NOW) is None
    await drafts.complete(1, BEN.user_id)
    await drafts.add(draft_of(BEN), NOW)
    assert await drafts.waiting_for(1, 1, NOW) == draft


async def test_a_draft_of_long_ago_waits_no_longer(drafts: Drafts) -> None:
    await drafts.add(draft_of(), NOW)
    assert await drafts.waiting_for(1, 1, NOW + 1) is None


async def test_a_message_that_comes_again_does_not_end_what_it_began(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    await drafts.complete(1, 1, before=ANNA.message_id)
    assert await drafts.waiting_for(1, 1, NOW) == draft
    await drafts.complete(1, 1, before=ANNA.message_id + 1)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_what_does_not_wait_takes_nobody_s_words(drafts: Drafts) -> None:
    await drafts.add(draft_of(kind=DraftKind.OFFER, waiting=False), NOW)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_an_offer_ends_the_wait_for_words(drafts: Drafts) -> None:
    await drafts.add(draft_of(), NOW)
    await drafts.begin(draft_of(kind=DraftKind.OFFER, waiting=False), NOW)
    assert await drafts.waiting_for(1, 1, NOW) is None


async def test_a_draft_is_found_by_its_question(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    await drafts.asked(draft, 50)
    found = await drafts.questioned_in(1, 50)
    assert found == replace(draft, question_id=50)
    assert await drafts.questioned_in(2, 50) is None
    assert await drafts.questioned_in(1, 51) is None
