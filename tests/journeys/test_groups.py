"""Groups, topics, channels and those who speak in their names."""

from sandbox.telegram.chats import Standing
from tests.sentences import tells
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot"


async def test_everything_stays_in_the_topic_it_was_asked_in(stage: Stage) -> None:
    forum = stage.telegram.group("Film club", [stage.anna], forum=True)
    topic = stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, f"{VEO} a red fox", thread=topic)
        progress = await stage.answer_to(asked)
        video = await stage.video_for(asked)
        wrong = await stage.telegram.send(stage.anna, forum, f"{VEO} x --seeed 1", thread=topic)
        refusal = await stage.answer_to(wrong)
    assert {progress.thread, video.thread, refusal.thread} == {topic}


async def test_a_message_in_a_topic_does_not_count_as_an_answer_to_its_root(stage: Stage) -> None:
    forum = stage.telegram.group("Film club", [stage.anna], forum=True)
    topic = stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, f"{VEO} a red fox", thread=topic)
        await stage.video_for(asked)
    assert stage.creates()[0]["model"] == "google/veo-3.0-fast"


async def test_general_has_no_topic_and_works(stage: Stage) -> None:
    forum = stage.telegram.group("Film club", [stage.anna], forum=True)
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, f"{VEO} a red fox")
        video = await stage.video_for(asked)
    assert video.thread is None


async def test_buttons_under_a_video_in_a_topic_answer_in_that_topic(stage: Stage) -> None:
    forum = stage.telegram.group("Film club", [stage.anna], forum=True)
    topic = stage.telegram.topic(forum, "Foxes")
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, forum, f"{VEO} a red fox", thread=topic)
        video = await stage.video_for(asked)
        await stage.press(video, words("button-again"))
        again = await stage.video_for(video)
    assert again.thread == topic


async def test_an_anonymous_admin_is_served_and_counted_as_the_group(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], admins=[stage.anna])
    async with stage.bot(user_daily_limit=1):
        first = await stage.telegram.send(stage.anna, group, f"{VEO} one", as_chat=True)
        await stage.video_for(first)
        second = await stage.telegram.send(stage.anna, group, f"{VEO} two", as_chat=True)
        assert tells((await stage.answer_to(second)).text, "refusal-user-daily")
        own = await stage.telegram.send(stage.anna, group, f"{VEO} three")
        await stage.video_for(own)


async def test_a_post_in_a_channel_is_served_once_in_the_channel(stage: Stage) -> None:
    group = stage.telegram.group("Comments", [stage.anna], privacy=False)
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with stage.bot():
        sender = await stage.telegram.send(stage.anna, channel, "/veo a red fox")
        video = await stage.video_for(sender)
        assert not video.buttons, "every reader could press them"
        asked = await stage.telegram.send(stage.anna, group, f"{VEO} another")
        await stage.video_for(asked)
    assert [body["prompt"] for body in stage.creates()] == ["a red fox", "another"]


async def test_a_comment_on_a_post_without_a_picture_needs_none(stage: Stage) -> None:
    group = stage.telegram.group("Comments", [stage.anna], privacy=False)
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with stage.bot():
        await stage.telegram.send(stage.anna, channel, "No picture here")
        forwarded = await stage.telegram.wait_for(group, lambda m: m.automatic_forward)
        comment = await stage.telegram.send(
            stage.anna, group, f"{VEO} a red fox", reply_to=forwarded
        )
        await stage.video_for(comment)


async def test_a_post_with_a_picture_can_be_made_to_move_in_the_comments(stage: Stage) -> None:
    group = stage.telegram.group("Comments", [stage.anna], privacy=False)
    channel = stage.telegram.channel("News", admins=[stage.anna], group=group)
    async with stage.bot():
        await stage.telegram.send(stage.anna, channel, "Look", photo=jpeg())
        forwarded = await stage.telegram.wait_for(group, lambda m: m.automatic_forward)
        comment = await stage.telegram.send(
            stage.anna, group, f"{VEO} it moves", reply_to=forwarded
        )
        await stage.video_for(comment)
    assert "image_url" in stage.creates()[0]


async def test_the_bot_says_hello_and_what_reaches_it(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], bot=Standing.LEFT)
    async with stage.bot():
        stage.telegram.join(group)
        hello = await stage.telegram.wait_for(group, lambda m: m.sender is None and bool(m.text))
    assert "/veo@veogram_bot" in hello.text
    assert tells(hello.text, "group-hears-commands")


async def test_a_group_that_is_not_let_in_hears_its_id(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], bot=Standing.LEFT)
    async with stage.bot(allowed_chats="-1"):
        stage.telegram.join(group)
        hello = await stage.telegram.wait_for(group, lambda m: m.sender is None and bool(m.text))
    assert str(group.id) in hello.text


async def test_settings_move_along_with_a_group(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False, admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/settings@veogram_bot")
        overview = await stage.answer_to(asked)
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=4))
        moved = stage.telegram.migrate(group)
        asked = await stage.telegram.send(stage.anna, moved, f"{VEO} a red fox")
        await stage.video_for(asked)
    assert stage.creates()[0]["duration"] == 4
