"""📎 File: the original of a video as a document, which costs nothing and holds up nobody."""

import asyncio

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World
from tests.clock import MovableClock
from tests.journeys.reliability.waiting import as_time_passes, rows
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.sending import data_under, forged, labels
from tests.sentences import tells
from tests.stage import Stage, words

FILE = words("button-file")


def files(stage: Stage, video: Message) -> list[Message]:
    """Return the documents that answer a video."""
    shown = stage.telegram.messages(video.chat)
    return [m for m in shown if m.document and m.reply_to and m.reply_to.id == video.id]


async def file_of(stage: Stage, video: Message, count: int = 1) -> Message:
    """Return the last of so many documents that answer a video."""
    await stage.until(lambda: len(files(stage, video)) == count)
    return files(stage, video)[-1]


async def test_the_original_comes_as_a_file_and_nothing_is_bought(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        pressed = await stage.press(video, FILE)
        document = (await file_of(stage, video)).document
    assert pressed.text is None
    assert document is not None
    assert document.file.name == "veogram-1.mp4"
    assert document.file.path.read_bytes()[4:8] == b"ftyp"
    (sent,) = stage.requests("sendDocument")
    assert sent["disable_content_type_detection"] == "true"
    assert len(stage.creates()) == 1


async def test_presses_at_once_send_one_file_and_a_later_one_sends_what_telegram_has(
    stage: Stage,
) -> None:
    clock = MovableClock()
    async with stage.bot(clock):
        video = await stage.video_for(await stage.says("/veo a red fox"))
        answers = await asyncio.gather(*(stage.press(video, FILE) for _ in range(3)))
        await file_of(stage, video)
        assert sum(tells(answer.text or "", "file-asked") for answer in answers) == 2
        clock.advance(100)
        await stage.press(video, FILE)
        await file_of(stage, video, 2)
    first, second = stage.requests("sendDocument")
    assert not isinstance(first["document"], str)
    assert isinstance(second["document"], str)


async def test_while_a_file_is_sent_its_chat_is_answered(stage: Stage, on: On) -> None:
    going, gone_on = asyncio.Event(), asyncio.Event()

    async def slow(world: World, call: Call, real: Method) -> Json:
        going.set()
        await gone_on.wait()
        return await real(world, call)

    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        on("sendDocument", slow)
        await stage.press(video, FILE)
        await going.wait()
        await stage.answer_to(await stage.says("/help"))
        gone_on.set()
        await file_of(stage, video)


async def test_a_file_that_was_asked_for_outlives_the_bot(stage: Stage, on: On) -> None:
    going, gone = asyncio.Event(), asyncio.Event()

    async def hangs(world: World, call: Call, real: Method) -> Json:
        if gone.is_set():
            return await real(world, call)
        going.set()
        await gone.wait()
        raise bad_request("nobody waits for this any more")

    clock = MovableClock()
    async with stage.bot(clock):
        video = await stage.video_for(await stage.says("/veo a red fox"))
        on("sendDocument", hangs)
        await stage.press(video, FILE)
        await going.wait()
    gone.set()
    async with stage.bot(clock):
        await as_time_passes(clock, lambda: len(files(stage, video)) == 1)


async def test_a_file_that_is_gone_is_told(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        stage.sandbox.provider.generations.clear()
        await stage.press(video, FILE)
        gone = await stage.answer_to(video, lambda m: not m.document)
    assert tells(gone.text, "link-gone")
    assert stage.requests("sendDocument") == []


async def test_what_telegram_does_not_take_comes_as_a_link(stage: Stage, on: On) -> None:
    async def refuses(world: World, call: Call, real: Method) -> Json:
        raise bad_request("file is too big")

    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        on("sendDocument", refuses)
        await stage.press(video, FILE)
        link = await stage.answer_to(video, lambda m: not m.document)
    assert tells(link.text, "link")


async def test_a_file_is_known_as_the_video_that_it_is(stage: Stage) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox --model veo3.1-fast"))
        await stage.press(video, FILE)
        document = await file_of(stage, video)
        await stage.video_for(await stage.says("/veo it runs", reply_to=document))
    assert stage.creates()[1]["video_url"]


async def test_strangers_and_who_has_forgotten_get_no_file(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(allowed_users=str(stage.anna.id)):
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        refused = await stage.press(video, FILE, ben)
        assert str(ben.id) in (refused.text or "")
        (data,) = [each for each in data_under(video) if each.startswith("file:")]
        elsewhere = await forged(stage, stage.anna, await stage.says("/help"), data)
        assert tells(elsewhere.text or "", "refusal-button-expired")
        asking = await stage.answer_to(await stage.says("/forget"))
        await stage.press(asking, words("button-forget"))
        await stage.until(lambda: any(tells(said, "forget-done") for said in stage.said()))
        forgotten = await stage.press(video, FILE)
    assert tells(forgotten.text or "", "refusal-video-forgotten")
    assert stage.requests("sendDocument") == []


async def test_members_of_a_group_may_have_the_file_too(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/veo@veogram_bot a red fox")
        video = await stage.video_for(asked)
        await stage.press(video, FILE, ben)
        await file_of(stage, video)


@pytest.mark.parametrize("verdict", ["delete", "forget"])
async def test_what_was_sent_is_kept_as_long_as_the_video(stage: Stage, verdict: str) -> None:
    async with stage.bot():
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, FILE)
        document = await file_of(stage, video)
        if verdict == "delete":
            done = await stage.answer_to(await stage.says("/delete", reply_to=document))
            assert tells(done.text, "delete-done")
        else:
            asking = await stage.answer_to(await stage.says("/forget"))
            await stage.press(asking, words("button-forget"))
            await stage.until(lambda: any(tells(said, "forget-done") for said in stage.said()))
            known = "SELECT document_id, document_unique_id FROM tasks"
            assert rows(stage.folder, known) == [(None, None)]


async def test_the_buttons_under_a_video_copy_its_prompt_and_have_colours(stage: Stage) -> None:
    long = "a red fox " * 26
    async with stage.bot():
        short = await stage.video_for(await stage.says("/veo a <red> fox & more"))
        without = await stage.video_for(await stage.says(f"/veo {long}"))
        progress = await stage.answer_to(await stage.says("/veo a hen"))
    copies = [b.copies for row in short.buttons for b in row if b.copies]
    assert copies == ["a <red> fox & more"]
    assert words("button-copy") not in labels(without)
    styles = {b.text: b.style for row in short.buttons for b in row}
    assert next(s for text, s in styles.items() if words("button-again") in text) == "primary"
    assert styles[words("button-link")] is None
    (cancel,) = [b for row in progress.buttons for b in row]
    assert cancel.style == "danger"


async def test_what_telegram_makes_something_else_of_is_sent_once(stage: Stage, on: On) -> None:
    clock = MovableClock()
    sent: list[Json] = []

    async def turn(world: World, call: Call, real: Method) -> Json:
        answer = await real(world, call)
        sent.append(answer.pop("document"))
        return answer

    on("sendDocument", turn)
    async with stage.bot(clock):
        video = await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(video, FILE)
        done = "SELECT 1 FROM file_orders WHERE done_at IS NOT NULL"
        await as_time_passes(clock, lambda: rows(stage.folder, done))
    assert len(sent) == 1
