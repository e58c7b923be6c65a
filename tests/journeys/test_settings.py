"""`/settings`: what holds in a chat."""

from tests.stage import Stage


async def chosen(stage: Stage, field: str, value: str) -> None:
    """Choose a value in Anna's private chat."""
    overview = await stage.answer_to(await stage.says("/settings"))
    await stage.press(overview, field)
    await stage.press(stage.now(overview), value)


async def test_what_is_chosen_holds_where_a_command_is_silent(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Model", "Veo 3.1 Fast")
        await chosen(stage, "Shape", "Upright")
        await chosen(stage, "Sound", "Off")
        await stage.video_for(await stage.says("/veo a red fox"))
    body = stage.creates()[0]
    assert body["model"] == "google/veo-3.1-t2v-fast"
    assert (body["aspect_ratio"], body["generate_audio"]) == ("9:16", False)


async def test_a_command_wins_over_the_settings(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Length", "4 s")
        await stage.video_for(await stage.says("/veo a red fox --duration 6"))
    assert stage.creates()[0]["duration"] == 6


async def test_a_setting_that_the_model_cannot_follow_is_left_aside(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Length", "5 s")
        await stage.video_for(await stage.says("/veo a red fox"))
    assert stage.creates()[0]["duration"] == 8


async def test_settings_outlive_a_restart_and_show_what_holds(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Resolution", "1080p")
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
    assert "Resolution: 1080p" in [b.text for row in overview.buttons or () for b in row]


async def test_auto_takes_a_choice_back(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Length", "4 s")
        await chosen(stage, "Length", "Auto")
        await stage.video_for(await stage.says("/veo a red fox"))
    assert stage.creates()[0]["duration"] == 8


async def test_in_a_group_only_admins_change_them(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(ben, group, "/settings@veogram_bot")
        overview = await stage.answer_to(asked)
        refused = await stage.press(overview, "Model", ben)
        assert "admins" in (refused.text or "")
        await stage.press(overview, "Model")
        assert "Which model" in stage.now(overview).text


async def test_the_language_of_a_chat_can_be_chosen(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "Language", "Deutsch")
        answer = await stage.answer_to(await stage.says("/tasks"))
    assert "Nothing is in the making" not in answer.text
