"""A guest's request waits to be told where its video goes, and ends for free where nobody says."""

from dataclasses import replace

from bot.store.tasks import TaskFiles, TaskPlaces
from bot.store.tasks.new import PLACING, NewTask
from bot.tasks.destination import InChat, InlineMessage
from bot.tasks.settlement import is_free
from bot.tasks.source_keys import guest_key, inline_key
from bot.tasks.task import FileKind, Origin, Reason, Receipt, Requester, Status
from tests.store.scene import LEASE, NO_LIMITS, NOW, REQUEST, Scene, by_message

ANNA = Requester.in_private(1, "en")
GUESTS = NewTask(ANNA, REQUEST, guest_key("q1"), Origin.GUEST, quote=0)


async def test_a_guest_s_request_is_due_when_it_is_known_where_its_video_goes(scene: Scene) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    queue = scene.queue(Status.QUEUED)
    assert task.destination is None
    assert await queue.claim("one", NOW, LEASE, 10, ()) == []
    placed = await scene.changes.placed(task.id, "inline-1", NOW)
    assert placed
    assert placed.destination == InlineMessage("inline-1")
    assert [each.id for each in await queue.claim("one", NOW, LEASE, 10, ())] == [task.id]


async def test_nobody_places_a_request_twice(scene: Scene) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    await scene.changes.placed(task.id, "inline-1", NOW)
    assert await scene.changes.placed(task.id, "inline-2", NOW) is None


async def test_who_ends_an_unplaced_request_is_overtaken_by_its_place(scene: Scene) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    (late,) = await scene.queue(Status.QUEUED).claim("one", NOW + PLACING, LEASE, 10, ())
    assert await scene.changes.placed(task.id, "inline-1", NOW + PLACING)
    assert await scene.changes.failed(late, Reason.UNPLACED, NOW + PLACING) is None


async def test_an_unplaced_request_that_has_ended_is_free_and_cannot_be_placed(
    scene: Scene,
) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    (late,) = await scene.queue(Status.QUEUED).claim("one", NOW + PLACING, LEASE, 10, ())
    ended = await scene.changes.failed(late, Reason.UNPLACED, NOW + PLACING)
    assert ended
    assert is_free(ended)
    assert await scene.changes.placed(task.id, "inline-1", NOW + PLACING) is None


async def test_what_will_have_no_place_is_ended_at_once(scene: Scene) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    assert await TaskPlaces(scene.database).unplaceable(task.id, NOW)
    (due,) = await scene.queue(Status.QUEUED).claim("one", NOW, LEASE, 10, ())
    assert due.destination is None
    assert await scene.changes.failed(due, Reason.UNPLACED, NOW)
    assert await TaskPlaces(scene.database).unplaceable(task.id, NOW) is None


async def test_what_has_a_place_or_needs_none_is_left_alone(scene: Scene) -> None:
    places = TaskPlaces(scene.database)
    placed, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    await scene.changes.placed(placed.id, "inline-1", NOW)
    usual = await scene.queued()
    assert await places.unplaceable(placed.id, NOW) is None
    assert await places.unplaceable(usual.id, NOW) is None


async def test_the_same_words_called_twice_are_two_requests(scene: Scene) -> None:
    other = replace(GUESTS, source_key=guest_key("q2"))
    first, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    second, is_new = await scene.new.add(other, NO_LIMITS, NOW)
    assert is_new
    assert first.id != second.id
    assert await scene.new.add(GUESTS, NO_LIMITS, NOW) == (first, False)


async def test_a_key_holds_any_name_that_telegram_may_give(scene: Scene) -> None:
    names = ["x" * 1000, "x" * 1001, "é" * 500]
    keys = {guest_key(name) for name in names} | {inline_key(name) for name in names}
    assert len(keys) == 6
    assert all(len(key) <= 128 for key in keys)
    new = replace(GUESTS, source_key=guest_key(names[0]))
    _, is_new = await scene.new.add(new, NO_LIMITS, NOW)
    assert is_new


async def test_who_asked_in_an_inline_message_is_known(scene: Scene) -> None:
    task, _ = await scene.new.add(GUESTS, NO_LIMITS, NOW)
    assert await scene.queries.asker_in("inline-1") is None
    await scene.changes.placed(task.id, "inline-1", NOW)
    assert await scene.queries.asker_in("inline-1") == ANNA.user_id


async def test_the_file_of_a_copy_is_stored_once_and_whoever_works_on_it_goes_on(
    scene: Scene,
) -> None:
    files, task = TaskFiles(scene.database), await scene.task(Status.READY)
    stored = await files.copied(task, Receipt(7, "copy", "u-copy", FileKind.VIDEO))
    assert stored
    assert (stored.file_id, stored.status, stored.lease_owner) == ("copy", Status.READY, "me")
    assert await files.copied(task, Receipt(8, "other", "u-other", FileKind.VIDEO)) is None
    assert await scene.changes.delivered(task, Receipt(None, "copy", "u-copy", FileKind.VIDEO), NOW)


async def test_an_inline_message_is_known_with_the_request(scene: Scene) -> None:
    new = replace(GUESTS, origin=Origin.INLINE, source_key=inline_key("i"), inline_message_id="i")
    task, _ = await scene.new.add(new, NO_LIMITS, NOW)
    assert task.destination == InlineMessage("i")
    assert [each.id for each in await scene.queue(Status.QUEUED).claim("a", NOW, LEASE, 1, ())]


async def test_what_a_message_asks_for_goes_to_its_chat(scene: Scene) -> None:
    task, _ = await scene.new.add(by_message(), NO_LIMITS, NOW)
    assert task.destination == InChat(1, 10)
