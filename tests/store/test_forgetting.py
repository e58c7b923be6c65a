"""Besides tasks, drafts, album pictures and unsent words of a person are forgotten."""

from dataclasses import asdict, replace

from bot.chat.outgoing.answers import Answer
from bot.store.albums import AlbumMessage, Albums
from bot.store.database import Database
from bot.store.drafts import Draft, DraftKind, Drafts, NewDraft
from bot.store.inbox import Inbox, Received
from bot.tasks.source_keys import message_key
from bot.tasks.task import Requester
from bot.texts import Html
from bot.veo.sources import Image
from tests.store.scene import LEASE, NOW, asking

MOST = 100
LARGE = 7_123_456_789
"""An id of a person that takes more than 32 bits."""


async def drafted(drafts: Drafts, who: Requester) -> Draft:
    key = message_key(who.chat_id, who.message_id)
    new = NewDraft(key, DraftKind.PROMPT, who, quote=0)
    return (await drafts.add(new, NOW))[0]


async def unsent(inbox: Inbox, update_id: int, answer: Answer) -> None:
    """Let an update be handled, of which only the words are left to be sent."""
    await inbox.store([Received(update_id, update_id, {"message": {}})], NOW)
    (row,) = await inbox.claim("me", NOW, LEASE, 1, held=())
    await inbox.keep_answer(row, asdict(answer), 1, NOW + 5)


async def test_drafts_of_one_person_go_in_every_chat(database: Database) -> None:
    drafts = Drafts(database)
    hers = [await drafted(drafts, asking(1, LARGE, chat)) for chat in (LARGE, -5, -6)]
    his = await drafted(drafts, asking(2, 2, -5))
    assert [await drafts.forget(LARGE, 2) for _ in range(3)] == [2, 1, 0]
    assert [await drafts.get(draft.id) for draft in hers] == [None] * 3
    assert await drafts.get(his.id) == his


async def test_album_pictures_of_one_person_go_in_every_chat(database: Database) -> None:
    albums = Albums(database)
    hers = AlbumMessage(-5, 1, "hers", True, Image("secret"), LARGE)
    his = AlbumMessage(-5, 2, "his", True, Image("other"), 2)
    for message in (hers, replace(hers, chat_id=LARGE), his):
        await albums.add(message, NOW)
    assert [await albums.forget(LARGE, MOST) for _ in range(2)] == [2, 0]
    assert await albums.get(-5, "hers") is None
    kept = await albums.get(-5, "his")
    assert kept is not None
    assert kept.messages == (his,)


async def test_words_that_were_not_heard_are_dropped_for_one_person(inbox: Inbox) -> None:
    for number, user_id in ((1, LARGE), (2, 2)):
        await unsent(inbox, number, Answer.message(asking(1, user_id), Html("a secret")))
    await unsent(inbox, 3, Answer("too late", query_id="press"))
    await inbox.store([Received(4, 4, {"message": {"from": {"id": LARGE}}})], NOW)
    assert [await inbox.drop_answers(LARGE, NOW) for _ in range(2)] == [1, 0]
    left = await inbox.claim("me", NOW + 9, LEASE, 9, held=())
    assert sorted(row.update_id for row in left) == [2, 3, 4]


async def test_dropped_words_are_known_to_be_done(inbox: Inbox, database: Database) -> None:
    await unsent(inbox, 1, Answer.message(asking(1, LARGE), Html("a secret")))
    await inbox.drop_answers(LARGE, NOW)
    await inbox.store([Received(1, 1, {"message": {}})], NOW)
    assert await inbox.claim("me", NOW + 9, LEASE, 9, held=()) == []
    assert await inbox.sweep(NOW + 1, MOST) == 1


async def test_no_id_of_a_draft_is_ever_used_again(database: Database) -> None:
    drafts = Drafts(database)
    first = await drafted(drafts, asking(1))
    await drafts.forget(1, MOST)
    assert (await drafted(drafts, asking(2))).id > first.id
    await drafts.sweep(NOW + 1, MOST)
    assert (await drafted(drafts, asking(3))).id > first.id + 1
