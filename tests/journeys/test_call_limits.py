"""The bot keeps to Telegram's limits by itself, and nobody who waits is forgotten."""

from tests.stage import Stage


async def test_many_requests_of_a_group_are_all_met_without_one_refused_call(stage: Stage) -> None:
    stage.knobs.turn({"telegram_floods": True})
    group = stage.telegram.group("Fox fans", [stage.anna])
    async with stage.bot(telegram_calls_per_second=25, user_active_limit=0):
        asked = [
            await stage.telegram.send(stage.anna, group, f"/models@{stage.telegram.bot.username}")
            for _ in range(6)
        ]
        for each in asked:
            await stage.answer_to(each)
    refused = [entry for entry in stage.sandbox.journal.of("sendMessage") if entry.status == 429]
    assert refused == []
