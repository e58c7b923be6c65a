"""A bug is tried a few times, then somebody is told, and it stops nobody else."""

from itertools import repeat

from telegram.error import TimedOut

from bot.texts import texts_for
from tests.unit.chat.scene import ANNA, HOUR, PRIVATE, Scene, message
from tests.unit.chat.wire import failing, ok

EN = texts_for("en")


async def test_a_bug_is_tried_five_times_and_then_said_once(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(30)
    assert scene.handled == [1] * 5
    assert scene.said == [EN("refusal-broken")]


async def test_a_bug_that_goes_away_is_never_mentioned(scene: Scene) -> None:
    scene.outcomes = [KeyError("x")] * 4
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(30)
    assert scene.handled == [1] * 5
    assert scene.said == []


async def test_an_apology_that_does_not_get_through_is_tried_again(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    scene.wire.answers["sendMessage"] = failing(TimedOut())
    await scene.store(message(1))
    for _ in range(20):
        await scene.after(30)
    assert len(scene.said) > 1
    scene.wire.calls.clear()
    del scene.wire.answers["sendMessage"]
    for _ in range(100):
        await scene.after(300)
    assert scene.said == [EN("refusal-broken")]
    assert scene.handled == [1] * 5


async def test_an_apology_that_meets_a_bug_itself_is_given_up(scene: Scene) -> None:
    scene.outcomes = repeat(KeyError("x"))
    scene.wire.answers["sendMessage"] = lambda _: ok(7)
    await scene.store(message(1))
    for _ in range(100):
        await scene.after(300)
    assert len(scene.said) == 1


async def test_where_nobody_waits_for_an_answer_nobody_is_told(scene: Scene) -> None:
    member = {"user": {"id": 42, "is_bot": True, "first_name": "Bot"}, "status": "left"}
    change = {"chat": PRIVATE, "from": ANNA, "date": 1}
    update = {**change, "old_chat_member": member, "new_chat_member": member}
    scene.outcomes = repeat(KeyError("x"))
    await scene.store({"update_id": 1, "my_chat_member": update})
    for _ in range(100):
        await scene.after(30)
    assert (scene.handled, scene.said) == ([1] * 5, [])


async def test_a_bug_outside_of_the_handlers_counts_like_any_other(scene: Scene) -> None:
    await scene.store(message(1))
    for _ in range(5):
        [row] = await scene.due()
        await scene.handle.put_off(row)
        scene.clock.advance(60)
    assert await scene.tick() == [1]
    assert await scene.after(HOUR) == []
    assert scene.said == [EN("refusal-broken")]
