"""FloodControl, outages and dropped connections, by the knobs."""

import httpx
import pytest

from sandbox import Sandbox
from sandbox.telegram import Chat, Person, Telegram
from sandbox.tests.telegram.conftest import TOKEN, Client, Clock


async def sends(bot: Client, chat: Chat, count: int) -> list[httpx.Response]:
    return [await bot.ask("sendMessage", chat_id=chat.id, text=str(each)) for each in range(count)]


async def test_without_the_knob_nothing_floods(bot: Client, sandbox: Sandbox, chat: Chat) -> None:
    sandbox.knobs.telegram_floods = False
    assert {each.status_code for each in await sends(bot, chat, 40)} == {200}


async def test_a_burst_in_one_chat_must_pause(
    bot: Client, sandbox: Sandbox, chat: Chat, clock: Clock
) -> None:
    answers = await sends(bot, chat, 6)
    assert [each.status_code for each in answers] == [200] * 5 + [429]
    seconds = answers[-1].json()["parameters"]["retry_after"]
    assert answers[-1].json()["description"] == f"Too Many Requests: retry after {seconds}"
    assert answers[-1].headers["retry-after"] == str(seconds)
    clock.ahead += seconds
    assert (await sends(bot, chat, 1))[0].status_code == 200


async def test_one_a_second_passes_for_as_long_as_somebody_likes(
    bot: Client, chat: Chat, clock: Clock
) -> None:
    for _ in range(30):
        assert (await sends(bot, chat, 1))[0].status_code == 200
        clock.ahead += 1


async def test_a_refused_chat_is_closed_until_the_time_that_was_told(
    bot: Client, sandbox: Sandbox, chat: Chat
) -> None:
    now = 1000.5
    sandbox.telegram.world.flood_control.now = lambda: now
    await sends(bot, chat, 5)
    now = 1001.0
    assert await bot.refused("sendMessage", chat_id=chat.id, text="x")
    now = 1001.9
    assert await bot.refused("sendMessage", chat_id=chat.id, text="x")
    now = 1002.0
    assert await bot.call("sendMessage", chat_id=chat.id, text="x")


async def test_edits_actions_and_deletions_count(bot: Client, chat: Chat) -> None:
    sent = [await bot.call("sendMessage", chat_id=chat.id, text="x") for _ in range(2)]
    await bot.call("editMessageText", chat_id=chat.id, message_id=sent[0]["message_id"], text="y")
    await bot.call("sendChatAction", chat_id=chat.id, action="typing")
    await bot.call("deleteMessage", chat_id=chat.id, message_id=sent[1]["message_id"])
    assert await bot.refused("sendMessage", chat_id=chat.id, text="x")


async def test_a_flood_in_one_chat_does_not_stop_another(
    bot: Client, sandbox: Sandbox, telegram: Telegram, ben: Person, chat: Chat
) -> None:
    assert (await sends(bot, chat, 6))[-1].status_code == 429
    assert (await sends(bot, telegram.private(ben), 1))[0].status_code == 200


async def test_a_group_takes_twenty_a_minute_and_edits_count(
    bot: Client, sandbox: Sandbox, telegram: Telegram, anna: Person, clock: Clock
) -> None:
    group = telegram.group("Foxes", [anna])
    for number in range(19):
        clock.ahead += 1
        await bot.call("sendMessage", chat_id=group.id, text=str(number))
    clock.ahead += 1
    await bot.call("editMessageText", chat_id=group.id, message_id=1, text="x")
    clock.ahead += 1
    refusal = await bot.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Too Many Requests: retry after 40"


async def test_thirty_a_second_are_enough_for_all(
    bot: Client, sandbox: Sandbox, telegram: Telegram
) -> None:
    sandbox.now = sandbox.telegram.world.flood_control.now = lambda: 1000.0
    chats = [telegram.private(telegram.person(f"P{each}")) for each in range(31)]
    answers = [(await sends(bot, chat, 1))[0] for chat in chats]
    assert [each.status_code for each in answers] == [200] * 30 + [429]


async def test_an_outage_is_a_page_of_html(bot: Client, sandbox: Sandbox) -> None:
    sandbox.knobs.telegram_down = True
    answer = await bot.ask("getMe")
    assert answer.status_code == 502
    assert answer.headers["content-type"].startswith("text/html")


async def test_dropped_connections_are_as_often_before_as_after_the_effect(
    bot: Client, sandbox: Sandbox, telegram: Telegram, chat: Chat
) -> None:
    sandbox.knobs.turn({"telegram_drop_rate": 1.0, "seed": 7, "telegram_floods": False})
    for number in range(40):
        with pytest.raises(httpx.TransportError):
            await bot.ask("sendMessage", chat_id=chat.id, text=str(number))
    assert 8 < len(telegram.messages(chat)) < 32
    assert {each.status for each in sandbox.journal.of("sendMessage")} == {None}


async def test_the_same_seed_drops_the_same_connections(
    http: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    sandbox.knobs.telegram_drop_rate = 0.5
    runs = []
    for seed in (5, 6, 5):
        sandbox.knobs.seed = seed
        runs.append([await _answers(http) for _ in range(20)])
    assert runs[0] == runs[2] != runs[1]


async def _answers(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get(f"/bot{TOKEN}/getMe")).is_success
    except httpx.TransportError:
        return False
