"""A bot with some life behind it: journeys that leave something in every table."""

import time
from typing import Any

from tests.journeys.admins import Admin, admin
from tests.journeys.reliability.waiting import eventually, rows
from tests.journeys.shopping import buys
from tests.stage import Stage, jpeg, words

VEO = "/veo@veogram_bot"


async def live(stage: Stage) -> None:
    """Let people and admins use the bot for a while."""
    dora = admin(stage)
    settings: dict[str, Any] = {
        "stars_per_usd": 77,
        "allowed_users": str(stage.anna.id),
        "admin_users": str(dora.person.id),
        "low_balance_usd": "999999",
    }
    async with stage.bot(**settings):
        video = await stage.video_for(await stage.says("/veo a fox"))
        await stage.press(video, words("button-file"))
        await stage.answer_to(await stage.says("/veo"))
        album = await stage.telegram.album(stage.anna, stage.chat, [jpeg(), jpeg(colour="gold")])
        await stage.answer_to(album[0])
        await stage.telegram.inline(stage.anna, "a wish")
        await buys(stage)
        await _a_stranger_is_let_in(stage, dora)
        await dora.says("/budget here 5")
        await _a_group_moves(stage)
        await eventually(lambda: rows(stage.folder, "SELECT 1 FROM notices"))
    async with stage.bot(_an_hour_later):  # the provider's ledger is read again
        await eventually(lambda: rows(stage.folder, "SELECT 1 FROM charges"))
        await stage.answer_to(await stage.says("/veo a fox --zzz"))
        await eventually(lambda: rows(stage.folder, "SELECT 1 FROM refused_messages"))


def _an_hour_later() -> float:
    return time.time() + 3600.0


async def _a_stranger_is_let_in(stage: Stage, dora: Admin) -> None:
    eve = stage.telegram.person("Eve")
    chat = stage.telegram.private(eve)
    refused = await stage.answer_to(await stage.telegram.send(eve, chat, "/veo a fox"))
    await stage.press(refused, words("button-knock"), eve)
    await stage.until(lambda: any(m.buttons for m in dora.questions()))
    question = next(m for m in dora.questions() if m.buttons)
    await stage.press(question, words("button-verdict-person"), dora.person)


async def _a_group_moves(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], supergroup=False, admins=[stage.anna])
    asked = await stage.telegram.send(stage.anna, group, "/settings@veogram_bot")
    overview = await stage.answer_to(asked)
    await stage.press(overview, words("settings-duration"))
    await stage.press(stage.now(overview), words("time-seconds", number=4))
    video = await stage.video_for(await stage.telegram.send(stage.anna, group, f"{VEO} a wolf"))
    await stage.press(video, words("button-edit"))
    moved = stage.telegram.migrate(group)
    await stage.video_for(await stage.telegram.send(stage.anna, moved, f"{VEO} an owl"))
