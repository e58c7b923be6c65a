"""Admins let people and chats in, and keep them out."""

from typing import Any

import pytest

from sandbox.journal import Json
from sandbox.telegram.call import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from sandbox.telegram.world import World
from tests.journeys.admins import Admin, admin
from tests.journeys.telegram_faults import Method, On
from tests.journeys.trust.sending import forwarded
from tests.sentences import tells
from tests.stage import Stage, words

VEO = "/veo@veogram_bot a fox"


@pytest.fixture
def dora(stage: Stage) -> Admin:
    """The admin."""
    return admin(stage)


def closed(dora: Admin, **changes: Any) -> dict[str, Any]:
    """Return the settings of a bot that lets in nobody but its admin."""
    return {"allowed_users": "1", "admin_users": str(dora.person.id), **changes}


def opened(dora: Admin) -> dict[str, Any]:
    """Return the settings of a bot that lets in everybody."""
    return {"admin_users": str(dora.person.id)}


async def asks(stage: Stage, who: Person, chat: Chat) -> Message:
    """Let somebody ask for a video; return the bot's first answer."""
    return await stage.answer_to(await stage.telegram.send(who, chat, VEO))


async def is_served(stage: Stage, who: Person, chat: Chat) -> bool:
    """Whether somebody gets a video when they ask."""
    asked = await stage.telegram.send(who, chat, VEO)
    answer = await stage.answer_to(asked)
    if any(tells(answer.text, f"refusal-{key}") for key in ("not-allowed", "denied")):
        return False
    await stage.video_for(asked)
    return True


async def test_whoever_is_allowed_by_id_makes_videos_everywhere_and_after_a_restart(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(**closed(dora)):
        assert not await is_served(stage, stage.anna, stage.chat)
        answer = await dora.says(f"/allow {stage.anna.id}")
        assert tells(answer.text, "access-allowed")
        assert not tells(answer.text, "access-open")
        assert await is_served(stage, stage.anna, stage.chat)
    async with stage.bot(**closed(dora)):
        assert await is_served(stage, stage.anna, club)


async def test_somebody_is_named_by_the_name_that_they_were_met_with(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben <b>&</b> Co", username="Ben_Co")
    chat = stage.telegram.private(ben)
    async with stage.bot(**closed(dora)):
        unknown = await dora.says("/allow @ben_co")
        assert unknown.html == words("refusal-unknown-person", username="ben_co")
        assert not await is_served(stage, ben, chat)
        answer = await dora.says("/allow @BEN_co")
        assert "Ben <b>&</b> Co" in answer.text
        assert str(ben.id) in answer.text
        assert await is_served(stage, ben, chat)


async def test_the_author_of_an_answered_message_is_meant(stage: Stage, dora: Admin) -> None:
    ben, carol = stage.telegram.person("Ben"), stage.telegram.person("Carol")
    club = stage.telegram.group("Film club", [dora.person, ben, carol], privacy=False)
    async with stage.bot(**closed(dora)):
        said = await stage.telegram.send(ben, club, "hello")
        answer = await dora.says("/allow@veogram_bot", club, reply_to=said)
        assert str(ben.id) in answer.text
        assert await is_served(stage, ben, club)
        await dora.says("/deny@veogram_bot", club, reply_to=said)
        refused = await asks(stage, ben, club)
        assert refused.html == words("refusal-denied", user=str(ben.id))


async def test_the_author_of_what_an_admin_forwards_to_the_bot_is_meant(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(**closed(dora)):
        passed_on = forwarded(stage, dora.person, dora.chat, await stage.says("let me in"))
        answer = await dora.says("/allow", reply_to=passed_on)
        assert str(stage.anna.id) in answer.text
        assert await is_served(stage, stage.anna, stage.chat)


async def test_an_allowed_chat_serves_everybody_in_it_and_keeps_its_place_when_it_moves(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person], supergroup=False)
    async with stage.bot(**closed(dora)):
        answer = await dora.says("/allow@veogram_bot here", club)
        assert tells(answer.text, "access-allowed")
        assert await is_served(stage, stage.anna, club)
        assert not await is_served(stage, stage.anna, stage.chat)
        moved = stage.telegram.migrate(club)
        assert await is_served(stage, stage.anna, moved)
        await dora.says(f"/deny {moved.id}")
        assert not await is_served(stage, stage.anna, moved)


async def test_whoever_is_denied_makes_nothing_in_an_allowed_group_or_on_a_list(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    lists = {"allowed_users": str(stage.anna.id), "allowed_chats": str(club.id)}
    async with stage.bot(**closed(dora, **lists)):
        answer = await dora.says(f"/deny {stage.anna.id}")
        assert tells(answer.text, "access-denied")
        assert not await is_served(stage, stage.anna, club)
        assert not await is_served(stage, stage.anna, stage.chat)
        assert await is_served(stage, ben, club)
        await dora.says(f"/allow {stage.anna.id}")
        assert await is_served(stage, stage.anna, stage.chat)


async def test_whoever_is_let_in_by_name_may_press_in_a_group_without_having_written_there(
    stage: Stage, dora: Admin, on: On
) -> None:
    on("getChatMember", _does_not_say)
    club = stage.telegram.group("Film club", [stage.anna, dora.person], privacy=False)
    async with stage.bot(**closed(dora)):
        video = await stage.video_for(await stage.telegram.send(dora.person, club, VEO))
        await dora.says(f"/allow {stage.anna.id}")
        await stage.press(video, words("button-again"))
        await stage.video_for(video)
    assert len(stage.creates()) == 2


async def _does_not_say(_: World, __: Call, ___: Method) -> Json:
    raise bad_request("member list is inaccessible")


async def test_an_open_bot_stays_open_whomever_an_admin_allows_and_says_so(
    stage: Stage, dora: Admin
) -> None:
    async with stage.bot(**opened(dora)):
        answer = await dora.says("/allow 12345")
        assert tells(answer.text, "access-open")
        assert words("allowed-title", open="yes") in (await dora.says("/allowed")).html
        assert await is_served(stage, stage.anna, stage.chat)
        await dora.says(f"/deny {stage.anna.id}")
        refused = await asks(stage, stage.anna, stage.chat)
        assert refused.html == words("refusal-denied", user=str(stage.anna.id))


async def test_a_chat_that_is_denied_is_closed_to_whoever_is_not_let_in_themselves(
    stage: Stage, dora: Admin
) -> None:
    ben = stage.telegram.person("Ben")
    club = stage.telegram.group("Film club", [stage.anna, ben])
    async with stage.bot(**opened(dora)):
        await dora.says(f"/deny {club.id}")
        await dora.says(f"/allow {ben.id}")
        assert not await is_served(stage, stage.anna, club)
        assert await is_served(stage, ben, club)
        assert await is_served(stage, stage.anna, stage.chat)
        await dora.says(f"/allow {club.id}")
        assert await is_served(stage, stage.anna, club)


async def test_a_chat_that_the_settings_list_stays_let_in_and_the_admin_is_told(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna])
    async with stage.bot(**closed(dora, allowed_chats=str(club.id))):
        answer = await dora.says(f"/deny {club.id}")
        assert tells(answer.text, "access-listed")
        assert await is_served(stage, stage.anna, club)


@pytest.mark.parametrize("command", ["allow", "deny"])
async def test_admins_always_may_whatever_is_decided(
    stage: Stage, dora: Admin, command: str
) -> None:
    async with stage.bot(**closed(dora)):
        answer = await dora.says(f"/{command} {dora.person.id}")
        assert answer.html == words("refusal-is-admin", user=str(dora.person.id))
        assert words("allowed-by-admins") not in (await dora.says("/allowed")).html
        assert await is_served(stage, dora.person, dora.chat)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/allow", "nobody-meant"),
        ("/deny", "nobody-meant"),
        ("/allow nobody", "not-a-subject"),
        ("/deny nobody", "not-a-subject"),
        ("/allow 9223372036854775808", "not-a-subject"),
        ("/deny 1e5", "not-a-subject"),
        ("/allow @whoever", "unknown-person"),
        ("/deny @whoever", "unknown-person"),
        ("/allow 1 2", "too-many-words"),
        ("/deny 1 2 3", "too-many-words"),
    ],
)
async def test_what_names_nobody_is_answered_in_one_sentence_and_changes_nothing(
    stage: Stage, dora: Admin, text: str, key: str
) -> None:
    async with stage.bot(**closed(dora)):
        answer = await dora.says(text)
        assert tells(answer.text, f"refusal-{key}")
        listed = await dora.says("/allowed")
    assert words("allowed-by-admins") not in listed.html
    assert words("allowed-denied") not in listed.html


async def test_an_answer_to_the_bot_names_nobody(stage: Stage, dora: Admin) -> None:
    async with stage.bot(**closed(dora)):
        first = await dora.says("/help")
        answer = await dora.says("/deny", reply_to=first)
    assert answer.html == words("refusal-nobody-meant")


@pytest.mark.parametrize("text", ["/allow 1", "/deny 1", "/allowed", "/budget", "/budget 1 0"])
async def test_commands_of_admins_are_for_admins(stage: Stage, dora: Admin, text: str) -> None:
    eve = stage.telegram.person("Eve")
    strange = stage.telegram.private(eve)
    lists = closed(dora, allowed_users=str(stage.anna.id))
    async with stage.bot(**lists):
        assert (await stage.answer_to(await stage.says(text))).html == words("refusal-not-admin")
        asked = await stage.telegram.send(eve, strange, text)
        assert tells((await stage.answer_to(asked)).text, "refusal-not-allowed")
        listed = await dora.says("/allowed")
    assert words("allowed-by-admins") not in listed.html


async def test_a_forwarded_command_of_an_admin_changes_nothing(stage: Stage, dora: Admin) -> None:
    async with stage.bot(**closed(dora)):
        said = await stage.telegram.send(stage.anna, stage.chat, f"/allow {stage.anna.id}")
        forwarded(stage, dora.person, dora.chat, said)
        listed = await dora.says("/allowed")
    assert words("allowed-by-admins") not in listed.html


async def test_the_list_names_whom_the_bot_has_met_and_fits_into_a_message(
    stage: Stage, dora: Admin
) -> None:
    many = ",".join(str(9_000_000_000_000_000 + number) for number in range(300))
    async with stage.bot(**closed(dora, allowed_users=many)):
        await asks(stage, stage.anna, stage.chat)
        for number in range(15):
            await dora.says(f"/allow {-1_000_000_000_000 - number}")
        await dora.says(f"/allow {stage.anna.id}")
        await dora.says("/deny 77")
        listed = await dora.says("/allowed")
    by_admins, denied = listed.text.split("\n\n")[2:]
    assert stage.anna.first_name in by_admins.splitlines()[1]
    assert by_admins.splitlines()[-1] == words("list-more", count=4)
    assert "77" in denied
    assert words("list-more", count=301 - 12) in listed.text


async def test_admins_see_their_commands_in_the_menu_and_in_the_help(
    stage: Stage, dora: Admin
) -> None:
    club = stage.telegram.group("Film club", [stage.anna, dora.person])
    async with stage.bot(**opened(dora)):
        helped = await dora.says("/help")
        others = await stage.answer_to(await stage.says("/help"))
        await stage.until(lambda: len(stage.telegram.menu(dora.person, dora.chat)) > 10)
        menus = [
            {command.command for command in stage.telegram.menu(who, chat)}
            for who, chat in ((dora.person, dora.chat), (stage.anna, stage.chat))
        ]
        in_group = {command.command for command in stage.telegram.menu(dora.person, club)}
    ours = {"allow", "deny", "allowed", "budget"}
    assert ours <= menus[0]
    assert not ours & (menus[1] | in_group)
    assert helped.html.endswith(words("help-admins"))
    assert words("help-admins") not in others.html
