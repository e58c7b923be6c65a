"""Who has written in a group is known there, under each of its ids, until they leave."""

from bot.store.database import Database
from bot.store.members import Members
from bot.store.moves import Moves
from tests.databases import opened
from tests.store.old_databases import TASK, made_by

OLD, NEW, ELSEWHERE = -100, -1_002_000_000_001, -200
ANNA, BEN = 6_100_000_001, 6_100_000_002


async def test_whoever_has_written_is_known_in_that_group_alone(database: Database) -> None:
    members = Members(database)
    await members.add(OLD, ANNA)
    await members.add(OLD, ANNA)
    assert await members.has([NEW, OLD], ANNA)
    assert not await members.has([ELSEWHERE], ANNA)
    assert not await members.has([OLD], BEN)


async def test_whoever_leaves_is_known_under_no_id_until_they_write_again(
    database: Database, neighbour: Database
) -> None:
    members = Members(database)
    for chat_id in (OLD, NEW, ELSEWHERE):
        await members.add(chat_id, ANNA)
    await members.remove([NEW, OLD], ANNA)
    assert not await Members(neighbour).has([OLD, NEW], ANNA)
    assert await Members(neighbour).has([ELSEWHERE], ANNA)
    await members.add(NEW, ANNA)
    assert await Members(neighbour).has([OLD, NEW], ANNA)


async def test_a_message_from_before_a_move_makes_nobody_known_who_has_left_since(
    database: Database,
) -> None:
    members = Members(database)
    await members.add(OLD, BEN)
    await Moves(database).add(OLD, NEW)
    await members.remove([NEW, OLD], ANNA)
    await members.add(OLD, ANNA)
    assert not await members.has([NEW, OLD], ANNA)
    assert await members.has([NEW, OLD], BEN)


async def test_whoever_asked_in_a_group_before_has_written_there(url: str) -> None:
    asked = [(1, OLD, ANNA), (2, OLD, BEN), (3, ANNA, ANNA), (4, OLD, OLD)]
    rows = [
        TASK | {"id": number, "message_id": number, "chat_id": chat_id, "user_id": user_id}
        for number, chat_id, user_id in asked
    ]
    await made_by(url, "0005", {"tasks": rows})
    async with opened(url) as database:
        members = Members(database)
        assert await members.has([OLD], ANNA)
        assert await members.has([OLD], BEN)
        assert not await members.has([ANNA], ANNA)
        assert not await members.has([OLD], OLD)
