"""A token that was used with a webhook before."""

import httpx

from tests.stage import Stage


async def test_a_webhook_of_former_days_does_not_keep_the_bot_from_its_updates(
    stage: Stage,
) -> None:
    async with httpx.AsyncClient(base_url=stage.sandbox.telegram_url) as client:
        path = f"/bot{stage.sandbox.token}/setWebhook"
        answer = await client.post(path, json={"url": f"{stage.sandbox.url}/nobody-here"})
        assert answer.json()["ok"]
    async with stage.bot():
        await stage.answer_to(await stage.says("/tasks"))
