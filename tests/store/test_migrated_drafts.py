"""Drafts of version 0.1.0 still take their answers, and what makes no sense is forgotten."""

import pytest

from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts
from bot.tasks.task import Requester
from bot.veo.parsing import Command
from bot.veo.sources import Clip, Image, Sources
from tests.databases import opened
from tests.store.old_databases import ASKER, DRAFT, Row, made_by
from tests.store.scene import NOW

PICTURES = Sources(images=(Image("a", 640, 360), Image("b")))
IMAGES = [
    {"reference": "a", "width": 640, "height": 360},
    {"reference": "b", "width": 0, "height": 0},
]
CLIP = {"generation_id": "gen", "ratio": "9:16"}


async def drafts_of(database: Database, count: int) -> list[Draft | None]:
    return [await Drafts(database).get(number) for number in range(1, count + 1)]


async def migrated(url: str, *rows: Row) -> list[Draft | None]:
    """Return what becomes of drafts."""
    await made_by(url, "0005", {"drafts": [DRAFT | row for row in rows]})
    async with opened(url) as database:
        return await drafts_of(database, len(rows))


@pytest.mark.parametrize(
    ("images", "clip", "words", "kind"),
    [
        ([], None, "", DraftKind.PROMPT),
        ([], None, "--seed 7", DraftKind.PROMPT),
        (IMAGES, None, "", DraftKind.MOTION),
        ([], CLIP, "--model veo3.1", DraftKind.EXTEND),
        ([], None, "a fox", DraftKind.OFFER),
        (IMAGES, None, "a fox --ar 9:16", DraftKind.OFFER),
        ([], CLIP, "a fox", DraftKind.OFFER),
    ],
)
async def test_a_draft_knows_what_it_asks_for(
    url: str, images: list[Row], clip: Row | None, words: str, kind: DraftKind
) -> None:
    [draft] = await migrated(url, {"words": words, "sources": {"images": images, "clip": clip}})
    assert draft is not None
    assert (draft.kind, draft.request, draft.quote) == (kind, None, None)
    assert draft.sources.images == (PICTURES.images if images else ())
    assert draft.sources.clip == (Clip("gen", "9:16") if clip else None)


async def test_the_words_of_a_draft_are_parsed(url: str) -> None:
    words = 'ein Fuchs 🦊\n"so" --seed 0 --ar 9:16 --silent --fix off --no "mist"'
    [draft] = await migrated(url, {"words": words})
    assert draft is not None
    assert draft.command == Command(
        prompt='ein Fuchs 🦊\n"so"',
        seed=0,
        aspect_ratio="9:16",
        silent=True,
        auto_fix=False,
        negative_prompt="mist",
    )


async def test_who_began_a_draft_is_still_known(url: str) -> None:
    asker = ASKER | {"thread_id": 7, "language": "pt", "private": False, "channel": True}
    before = {name: value for name, value in ASKER.items() if name != "channel"}
    channel, older = await migrated(url, {"asker": asker}, {"asker": before})
    assert channel is not None
    assert channel.requester == Requester(1, 10, 1, 7, "pt", private=False, channel=True)
    assert older is not None
    assert older.requester == Requester(1, 10, 1)


async def test_what_could_not_have_been_made_is_forgotten_and_nothing_else(url: str) -> None:
    good, *bad = await migrated(
        url,
        {"words": "a fox"},
        {"words": "a fox --seed x"},
        {"words": "a fox --nonsense"},
        {"words": "x" * 2001},
    )
    assert good is not None
    assert bad == [None, None, None]


async def test_a_draft_still_waits_and_is_found_by_its_question(url: str) -> None:
    rows = [DRAFT | {"question_id": 50}, DRAFT | {"user_id": 2, "waiting": False}]
    await made_by(url, "0005", {"drafts": rows})
    async with opened(url) as database:
        drafts = Drafts(database)
        waiting = await drafts.waiting_for(1, 1, NOW, before=51)
        assert waiting == await drafts.questioned_in(1, 50) == await drafts.get(1) is not None
        assert await drafts.waiting_for(1, 2, NOW, before=51) is None
