"""`/settings`: what holds in a chat."""

from tests.sentences import tells
from tests.stage import Stage, words


async def chosen(stage: Stage, field: str, value: str) -> None:
    """Choose a value in Anna's private chat."""
    overview = await stage.answer_to(await stage.says("/settings"))
    await stage.press(overview, words(f"settings-{field}"))
    await stage.press(stage.now(overview), value)


async def test_what_is_chosen_holds_where_a_command_is_silent(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "model", "Veo 3.1 Fast")
        await chosen(stage, "aspect-ratio", words("shape-9-16"))
        await chosen(stage, "generate-audio", words("choice-off"))
        await stage.video_for(await stage.says("/veo a red fox"))
    body = stage.creates()[0]
    assert body["model"] == "google/veo-3.1-t2v-fast"
    assert (body["aspect_ratio"], body["generate_audio"]) == ("9:16", False)


async def test_a_command_wins_over_the_settings(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "duration", words("time-seconds", number=4))
        await stage.video_for(await stage.says("/veo a red fox --duration 6"))
    assert stage.creates()[0]["duration"] == 6


async def test_a_setting_that_the_model_cannot_follow_is_left_aside(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "duration", words("time-seconds", number=5))
        await stage.video_for(await stage.says("/veo a red fox"))
    assert stage.creates()[0]["duration"] == 8


async def test_settings_outlive_a_restart_and_show_what_holds(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "resolution", "1080p")
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
    row = words("settings-row", name=words("settings-resolution"), value="1080p")
    assert row in [b.text for row in overview.buttons or () for b in row]


async def test_it_says_what_holds_by_whose_choice_and_what_a_video_costs(stage: Stage) -> None:
    def line(field: str, value: str, by: str) -> str:
        name = words(f"settings-{field}")
        return words("settings-holds", name=name, value=value, by=by)

    eight = words("time-seconds", number=8)
    async with stage.bot():
        before = (await stage.answer_to(await stage.says("/settings"))).html
        await chosen(stage, "model", "Veo 3.1 Lite")
        await chosen(stage, "duration", words("time-seconds", number=4))
        after = (await stage.answer_to(await stage.says("/settings"))).html
    assert line("model", "Veo 3 Fast", "bot") in before
    assert line("duration", eight, "model") in before
    assert words("settings-price", price="$1.26") in before
    assert line("model", "Veo 3.1 Lite", "chat") in after
    assert line("duration", words("time-seconds", number=4), "chat") in after
    assert words("settings-price", price="$0.21") in after
    assert eight not in after


def _unfit(chosen_: int, allowed: str, value: int, model: str) -> str:
    seconds = {"chosen": chosen_, "value": value}
    told = {name: words("time-seconds", number=number) for name, number in seconds.items()}
    return words("settings-unfit", model=model, allowed=allowed, **told)


async def test_a_length_that_a_newly_chosen_model_cannot_make_is_said(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "duration", words("time-seconds", number=4))
        overview = await stage.answer_to(await stage.says("/settings"))
        assert "⚠️" not in overview.text
        await stage.press(overview, words("settings-model"))
        await stage.press(stage.now(overview), "Veo 2")
        assert _unfit(4, "5, 6, 7 or 8 s", 5, "Veo 2") in stage.now(overview).html
        await stage.video_for(await stage.says("/veo a red fox"))
        await stage.press(stage.now(overview), words("settings-model"))
        await stage.press(stage.now(overview), words("choice-auto"))
        assert "⚠️" not in stage.now(overview).text
    assert stage.creates()[0]["duration"] == 5


async def test_a_choice_that_the_model_in_force_cannot_follow_is_said(stage: Stage) -> None:
    async with stage.bot():
        overview = await stage.answer_to(await stage.says("/settings"))
        await stage.press(overview, words("settings-duration"))
        await stage.press(stage.now(overview), words("time-seconds", number=5))
        assert _unfit(5, "4, 6 or 8 s", 8, "Veo 3 Fast") in stage.now(overview).html
    async with stage.bot(default_model="veo2"):
        for field, value in (("resolution", "1080p"), ("generate-audio", words("choice-on"))):
            await chosen(stage, field, value)
        said = (await stage.answer_to(await stage.says("/settings"))).text
    assert tells(said, "settings-unfit")
    assert tells(said, "settings-unfit-sound")


async def test_auto_takes_a_choice_back(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "duration", words("time-seconds", number=4))
        await chosen(stage, "duration", words("choice-auto"))
        await stage.video_for(await stage.says("/veo a red fox"))
    assert stage.creates()[0]["duration"] == 8


async def test_in_a_group_only_admins_change_them(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Film club", [stage.anna, ben], admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(ben, group, "/settings@veogram_bot")
        overview = await stage.answer_to(asked)
        refused = await stage.press(overview, words("settings-model"), ben)
        assert tells(refused.text or "", "settings-admins-only")
        await stage.press(overview, words("settings-model"))
        assert tells(stage.now(overview).text, "settings-model-about")


async def test_the_language_of_a_chat_can_be_chosen(stage: Stage) -> None:
    async with stage.bot():
        await chosen(stage, "language", "Deutsch")
        answer = await stage.answer_to(await stage.says("/tasks"))
    assert not tells(answer.text, "tasks-none")
