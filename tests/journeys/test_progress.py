"""Progress that tells the truth."""

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import change, held_back, rows
from tests.journeys.telegram_faults import Method, On
from tests.sentences import tells
from tests.stage import Stage, words


def is_progress(message: Message) -> bool:
    return message.sender is None and message.text.startswith("🎬")


async def test_the_bar_moves_with_the_time_and_is_never_full(stage: Stage) -> None:
    stage.knobs.speed = 1.0
    clock, bars = MovableClock(), []
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        stop = stage.watch(progress, lambda m: bars.append((m.text.count("▰"), m.text.count("▱"))))
        await stage.until(lambda: tells(stage.now(progress).text, "progress-generating"))
        for _ in range(5):
            shown = len(bars)
            clock.advance(15)
            await stage.until(lambda n=shown: len(bars) > n)  # type: ignore[misc]
        stop()
    full = [count for count, _ in bars if count]
    assert full == sorted(full)
    assert len(set(full)) > 1
    assert all(empty for count, empty in bars if count)


async def test_who_waits_hears_which_place_in_the_queue_it_is(stage: Stage) -> None:
    stage.knobs.provider_rate_limit = 1
    async with stage.bot(user_active_limit=0):
        asked = [await stage.says(f"/veo film {number}") for number in range(4)]
        waiting = await stage.telegram.wait_for(
            stage.chat, lambda m: is_progress(m) and tells(m.text, "progress-waiting")
        )
        stage.knobs.provider_rate_limit = 0
        for message in asked:
            await stage.video_for(message)
    assert waiting.reply_to


async def test_a_progress_message_that_another_process_was_faster_with_goes_again(
    stage: Stage, on: On
) -> None:
    async def late(world: World, call: Call, real: Method) -> Json:
        await change(stage, "UPDATE tasks SET progress_message_id = 4711")
        return await real(world, call)

    on("sendMessage", late)
    stage.knobs.speed = 1.0
    async with stage.bot():
        asked = await stage.says("/veo a red fox")
        await stage.gone(await stage.answer_to(asked, is_progress))
    assert rows(stage.folder, "SELECT progress_message_id FROM tasks") == [(4711,)]


async def test_cancelling_before_the_submit_costs_nothing(stage: Stage) -> None:
    clock, stage.knobs.provider_down = MovableClock(), True
    async with stage.bot(clock):
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        await held_back(stage, clock)
        await stage.press(progress, words("button-cancel"))
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled"))
    assert stage.creates() == []


async def test_cancelling_later_says_that_it_is_paid_for_and_sends_nothing(stage: Stage) -> None:
    stage.knobs.speed = 12.0
    async with stage.bot():
        asked = await stage.says("/veo a red fox")
        progress = await stage.answer_to(asked)
        await stage.until(lambda: tells(stage.now(progress).text, "progress-generating"))
        await stage.cancels_anyway(progress)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))
        answer = await stage.answer_to(await stage.says("/tasks"))
    assert tells(answer.text, "tasks-none")


async def test_only_the_requester_or_an_admin_cancels(stage: Stage) -> None:
    stage.knobs.speed = 12.0
    ben, carol = stage.telegram.person("Ben"), stage.telegram.person("Carol")
    group = stage.telegram.group("Film club", [stage.anna, ben, carol], admins=[carol])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        progress = await stage.answer_to(asked)
        await stage.bought()
        refused = await stage.press(progress, words("button-cancel"), ben)
        assert tells(refused.text or "", "refusal-not-theirs")
        await stage.cancels_anyway(progress, who=carol)
        await stage.until(lambda: tells(stage.now(progress).text, "failed-cancelled-paid"))


async def test_progress_never_causes_a_flood(stage: Stage) -> None:
    stage.knobs.turn({"telegram_floods": True, "speed": 20.0})
    group = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(user_active_limit=0):
        asked = [
            await stage.telegram.send(stage.anna, group, f"/veo@veogram_bot film {number}")
            for number in range(3)
        ]
        for message in asked:
            await stage.video_for(message)
    edits = stage.sandbox.journal.of("editMessageText")
    assert all(entry.status != 429 for entry in edits)
