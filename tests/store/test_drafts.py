"""A draft waits for the words of the person who began it, and outlives a restart."""

import asyncio
from dataclasses import fields, replace

import pytest

from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.tasks.source_keys import message_key, press_key
from bot.tasks.task import Requester
from bot.veo.catalogue import Mode
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources
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
    takes=4,
    loop=True,
    spoiler=True,
    improve=True,
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
    press: str = "",
    request: GenerationRequest | None = None,
    quote: int = 0,
    answers: int | None = None,
) -> NewDraft:
    """Return what a message has begun, or a press of a button."""
    key = press_key(press) if press else message_key(requester.chat_id, requester.message_id)
    return NewDraft(key, kind, requester, command, sources, request, quote=quote, answers=answers)


QUESTION, ANSWER = 50, 51
"""Messages in the order in which they stand in the chat, behind the one that asks."""


@pytest.fixture
def drafts(database: Database) -> Drafts:
    return Drafts(database)


async def begun(drafts: Drafts, new: NewDraft, question_id: int = QUESTION) -> Draft:
    """Return a draft whose question was asked."""
    draft, _ = await drafts.add(new, NOW)
    await drafts.asked(draft.id, question_id)
    return replace(draft, question_id=question_id)


async def waiting(
    drafts: Drafts,
    user_id: int = 1,
    chat_id: int = 1,
    since: float = NOW,
    before: int = ANSWER,
) -> Draft | None:
    """Return the draft that a message of somebody answers."""
    return await drafts.waiting_for(chat_id, user_id, since, before)


@pytest.mark.parametrize("kind", DraftKind)
@pytest.mark.parametrize("sources", [Sources(), PICTURES, CLIP])
@pytest.mark.parametrize("command", [NOTHING, EVERYTHING, replace(NOTHING, seed=2**32 - 1)])
async def test_a_draft_is_read_as_it_was_written(
    drafts: Drafts, kind: DraftKind, sources: Sources, command: Command
) -> None:
    draft, is_new = await drafts.add(draft_of(CHANNEL, command, sources, kind), NOW)
    assert is_new
    assert (draft.requester, draft.command, draft.sources) == (CHANNEL, command, sources)
    assert (draft.kind, draft.request, draft.quote, draft.question_id) == (kind, None, 0, None)
    assert await drafts.get(draft.id) == draft


def test_the_command_that_is_written_fills_every_field() -> None:
    for field in fields(Command):
        assert getattr(EVERYTHING, field.name) != getattr(NOTHING, field.name)


@pytest.mark.parametrize("request_", [generation_request(), REQUEST, UNKNOWN])
@pytest.mark.parametrize("quote", [0, 2**40])
async def test_what_was_offered_and_its_price_are_read_as_they_were_written(
    drafts: Drafts, neighbour: Database, request_: GenerationRequest, quote: int
) -> None:
    new = draft_of(kind=DraftKind.OFFER, request=request_, quote=quote)
    draft, _ = await drafts.add(new, NOW)
    assert (draft.request, draft.quote) == (request_, quote)
    assert await Drafts(neighbour).get(draft.id) == draft


def test_the_request_that_is_written_fills_every_field() -> None:
    optional = [field.name for field in fields(GenerationRequest) if field.default is None]
    assert [name for name in optional if getattr(REQUEST, name) is None] == []


async def test_a_message_begins_one_draft_in_whatever_process(
    drafts: Drafts, neighbour: Database
) -> None:
    both = [drafts, Drafts(neighbour)] * 5
    added = await asyncio.gather(*(each.add(draft_of(), NOW) for each in both))
    assert len({draft.id for draft, _ in added}) == 1


async def test_a_message_of_somebody_else_or_elsewhere_begins_another(drafts: Drafts) -> None:
    messages = (ANNA, replace(ANNA, chat_id=2), replace(BEN, message_id=11))
    added = [await drafts.add(draft_of(person), NOW) for person in messages]
    assert len({draft.id for draft, _ in added}) == len(messages)
    assert all(is_new for _, is_new in added)


async def test_each_press_begins_a_draft_and_a_press_that_comes_again_does_not(
    drafts: Drafts,
) -> None:
    ids = [(await drafts.add(draft_of(press=press), NOW))[0].id for press in ("a", "b", "a")]
    by_message, _ = await drafts.add(draft_of(), NOW)
    assert ids[0] == ids[2]
    assert len({*ids, by_message.id}) == 3


async def test_what_has_begun_a_draft_changes_nothing_of_it_when_it_comes_again(
    drafts: Drafts,
) -> None:
    first, _ = await drafts.add(draft_of(press="a"), NOW)
    changed = draft_of(BEN, EVERYTHING, CLIP, DraftKind.OFFER, press="a")
    again, _ = await drafts.add(changed, NOW + 60)
    assert again == first == await drafts.get(first.id)


async def test_a_question_is_asked_until_it_was_asked_and_then_no_more(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    again, still_to_ask = await drafts.add(draft_of(), NOW)
    assert (again.id, still_to_ask) == (draft.id, True)
    await drafts.asked(draft.id, QUESTION)
    again, still_to_ask = await drafts.add(draft_of(), NOW)
    assert (again.id, still_to_ask) == (draft.id, False)


async def test_the_next_words_of_a_person_complete_their_newest_draft(drafts: Drafts) -> None:
    await begun(drafts, draft_of())
    newest = await begun(drafts, draft_of(sources=CLIP, kind=DraftKind.EXTEND, press="a"))
    assert await waiting(drafts) == newest
    await drafts.complete(1, 1, before=ANSWER)
    assert await waiting(drafts) is None


async def test_nobody_answers_what_was_not_asked(drafts: Drafts) -> None:
    draft, _ = await drafts.add(draft_of(), NOW)
    assert await waiting(drafts) is None
    await drafts.asked(draft.id, QUESTION)
    assert await waiting(drafts) == replace(draft, question_id=QUESTION)


@pytest.mark.parametrize("words", [ANNA.message_id, QUESTION - 1, QUESTION])
async def test_words_that_stand_before_a_question_do_not_answer_it(
    drafts: Drafts, words: int
) -> None:
    await begun(drafts, draft_of())
    assert await waiting(drafts, before=words) is None
    assert await waiting(drafts, before=QUESTION + 1)


async def test_words_before_a_later_question_do_not_answer_an_earlier_one(drafts: Drafts) -> None:
    await begun(drafts, draft_of())
    await begun(drafts, draft_of(press="a"), question_id=QUESTION + 5)
    assert await waiting(drafts, before=QUESTION + 1) is None


async def test_people_and_chats_are_kept_apart(drafts: Drafts) -> None:
    draft = await begun(drafts, draft_of())
    assert await waiting(drafts, user_id=BEN.user_id) is None
    assert await waiting(drafts, chat_id=2) is None
    await drafts.complete(1, BEN.user_id, before=ANSWER)
    await drafts.complete(2, 1, before=ANSWER)
    await drafts.add(draft_of(replace(BEN, message_id=11)), NOW)
    assert await waiting(drafts) == draft


@pytest.mark.parametrize(("asked_in", "written_in"), [(None, 7), (7, None), (7, 8)])
async def test_words_in_another_topic_answer_nothing(
    drafts: Drafts, asked_in: int | None, written_in: int | None
) -> None:
    draft = await begun(drafts, draft_of(replace(ANNA, thread_id=asked_in)))
    assert await drafts.waiting_for(1, 1, NOW, ANSWER, written_in) is None
    assert await drafts.waiting_for(1, 1, NOW, ANSWER, asked_in) == draft


async def test_a_draft_of_long_ago_waits_no_longer(drafts: Drafts) -> None:
    await begun(drafts, draft_of())
    assert await waiting(drafts, since=NOW + 1) is None


async def test_a_message_that_comes_again_does_not_end_what_it_began(drafts: Drafts) -> None:
    draft = await begun(drafts, draft_of())
    await drafts.complete(1, 1, before=ANNA.message_id)
    assert await waiting(drafts) == draft
    await drafts.complete(1, 1, before=ANNA.message_id + 1)
    assert await waiting(drafts) is None


async def test_what_does_not_wait_takes_nobody_s_words(drafts: Drafts) -> None:
    await begun(drafts, draft_of(kind=DraftKind.OFFER))
    assert await waiting(drafts) is None


async def test_an_offer_ends_the_wait_for_words(drafts: Drafts) -> None:
    await begun(drafts, draft_of())
    await drafts.add(draft_of(kind=DraftKind.OFFER, press="a"), NOW)
    assert await waiting(drafts) is None


async def test_a_draft_is_found_by_its_question(drafts: Drafts) -> None:
    draft = await begun(drafts, draft_of())
    assert await drafts.questioned_in(1, QUESTION) == draft
    assert await drafts.questioned_in(2, QUESTION) is None
    assert await drafts.questioned_in(1, QUESTION + 1) is None
