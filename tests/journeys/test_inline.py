"""`@bot words` in any chat."""

from tests.stage import Stage


async def test_words_find_ones_own_videos_by_their_prompts(stage: Stage) -> None:
    async with stage.bot():
        for prompt in ("a red fox in the snow", "a blue whale", "Füchse im Wald"):
            await stage.video_for(await stage.says(f"/veo {prompt}"))
        found = [await stage.found(words) for words in ("FOX sno", "fuchs")]
    assert [[r.title for r in results] for results in found] == [
        ["a red fox in the snow"],
        ["Füchse im Wald"],
    ]


async def test_no_words_show_the_newest_first(stage: Stage) -> None:
    async with stage.bot():
        for prompt in ("one", "two"):
            await stage.video_for(await stage.says(f"/veo {prompt}"))
        found = await stage.found("")
    assert [result.title for result in found] == ["two", "one"]


async def test_what_people_type_is_never_search_syntax(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says('/veo a "red" fox'))
        for words in ('"', "fox AND", "a* OR", "NEAR(fox", "prompt:fox", "-fox", "(", "^", "'"):
            await stage.found(words)
        found = await stage.found('"red" fox')
    assert len(found) == 1


async def test_nobody_sees_the_videos_of_others(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a red fox"))
        for words in ("", "fox", "#1"):
            assert list(await stage.found(words, ben)) == []


async def test_a_result_is_sent_as_the_video_that_telegram_has(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    group = stage.telegram.group("Elsewhere", [stage.anna, ben])
    async with stage.bot():
        first = await stage.video_for(await stage.says("/veo a red fox"))
        found = await stage.found("fox", chat=group)
        sent = await stage.telegram.choose(stage.anna, group, found[0])
    assert first.video
    assert sent.video
    assert sent.video.file.unique_id == first.video.file.unique_id


async def test_a_silent_video_is_found_too(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a red fox --model veo2"))
        found = await stage.found("fox")
        sent = await stage.telegram.choose(stage.anna, stage.chat, found[0])
    assert sent.animation


async def test_answers_are_personal(stage: Stage) -> None:
    async with stage.bot():
        await stage.found("fox")
    assert stage.requests("answerInlineQuery")[0]["is_personal"] == "true"
