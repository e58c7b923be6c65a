"""The link under a shared video: signed, allowed by its maker, and it never buys by itself."""

from sandbox.telegram.messages import Message
from sandbox.telegram.people import Person
from tests.journeys.test_confirmations import MAKE
from tests.journeys.test_settings import chosen
from tests.journeys.trust.sending import labels
from tests.sentences import tells
from tests.stage import Stage, jpeg, words


def links(message: Message) -> list[str]:
    return [b.url for row in message.buttons for b in row if b.url]


async def allow(stage: Stage) -> None:
    await chosen(stage, "share-link", words("choice-on"))


async def shared(stage: Stage, prompt: str = "a red fox") -> Message:
    """Return a video of Anna's that she has sent to another chat."""
    found = await stage.found(prompt)
    elsewhere = stage.telegram.group("Elsewhere", [stage.anna])
    return await stage.telegram.choose(stage.anna, elsewhere, found[0])


async def answer_in(stage: Stage, person: Person, url: str) -> Message:
    """Return what the bot answers whoever follows a link."""
    return await stage.answer_to(await stage.telegram.follow(person, url))


async def test_nothing_leads_to_a_prompt_unless_its_maker_allows_it(stage: Stage) -> None:
    async with stage.bot():
        await stage.video_for(await stage.says("/veo a red fox"))
        assert links(await shared(stage)) == []
        await allow(stage)
        assert len(links(await shared(stage))) == 1
        await chosen(stage, "share-link", words("choice-off"))
        assert links(await shared(stage)) == []


async def test_whoever_follows_it_is_offered_the_prompt_at_their_own_expense(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot(user_daily_limit=1):
        await allow(stage)
        await stage.video_for(await stage.says("/veo a red fox --seed 7 --ar 9:16 --no rain"))
        (url,) = links(await shared(stage))
        offer = await answer_in(stage, ben, url)
        assert tells(offer.text, "offer")
        assert "a red fox" in offer.text
        assert len(stage.creates()) == 1
        (make,) = [label for label in labels(offer) if MAKE in label]
        await stage.press(offer, make, ben)
        await stage.bought(2)
    body = stage.creates()[1]
    assert body["prompt"] == "a red fox"
    assert not {"seed", "negative_prompt"} & set(body)


async def test_pictures_stay_with_who_has_sent_them(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        await allow(stage)
        await stage.video_for(await stage.says("it waves", photo=jpeg()))
        (url,) = links(await shared(stage, "waves"))
        offer = await answer_in(stage, ben, url)
        await stage.press(offer, MAKE, ben)
        await stage.bought(2)
    assert "image_url" not in stage.creates()[1]


async def test_what_is_hidden_forgotten_or_no_longer_allowed_is_not_shown(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        await allow(stage)
        video = await stage.video_for(await stage.says("/veo a red fox"))
        (url,) = links(await shared(stage))
        await chosen(stage, "share-link", words("choice-off"))
        assert tells((await answer_in(stage, ben, url)).text, "refusal-button-expired")
        await allow(stage)
        await stage.answer_to(await stage.says("/delete", reply_to=video))
        assert tells((await answer_in(stage, ben, url)).text, "refusal-button-expired")
        await stage.video_for(await stage.says("/veo a blue whale"))
        (other,) = links(await shared(stage, "whale"))
        asking = await stage.answer_to(await stage.says("/forget"))
        await stage.press(asking, words("button-forget"))
        await stage.until(lambda: any(tells(said, "forget-done") for said in stage.said()))
        assert tells((await answer_in(stage, ben, other)).text, "refusal-video-forgotten")


async def test_forged_links_and_those_of_others_lead_nowhere(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        await allow(stage)
        await stage.video_for(await stage.says("/veo a red fox"))
        (url,) = links(await shared(stage))
        head, _, mark = url.rpartition("_")
        for forged in (
            f"{head}_{'A' * len(mark)}",
            url.replace("like1_", "like2_"),
            f"{url[:-1]}{'A' if url[-1] != 'A' else 'B'}",
            url.replace("like1_", "like999999999999999999_"),
        ):
            assert tells((await answer_in(stage, ben, forged)).text, "refusal-button-expired")
        for payload in ("inline", "like1", f"like1_{mark}x"):
            answer = await answer_in(stage, ben, f"https://t.me/veogram_bot?start={payload}")
            assert tells(answer.text, "start")
    assert len(stage.creates()) == 1


async def test_a_stranger_hears_what_strangers_hear(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot(allowed_users=str(stage.anna.id)):
        await allow(stage)
        await stage.video_for(await stage.says("/veo a red fox"))
        (url,) = links(await shared(stage))
        answer = await answer_in(stage, ben, url)
    assert tells(answer.text, "refusal-not-allowed")
    assert "red fox" not in answer.text


async def test_what_was_offered_goes_when_its_maker_forgets_it(stage: Stage) -> None:
    ben = stage.telegram.person("Ben")
    async with stage.bot():
        await allow(stage)
        await stage.video_for(await stage.says("/veo a red fox"))
        (url,) = links(await shared(stage))
        offer = await answer_in(stage, ben, url)
        asking = await stage.answer_to(await stage.says("/forget"))
        await stage.press(asking, words("button-forget"))
        await stage.until(lambda: any(tells(said, "forget-done") for said in stage.said()))
        refused = await stage.press(offer, MAKE, ben)
        assert refused.alert
    assert len(stage.creates()) == 1


async def test_a_group_has_no_such_setting(stage: Stage) -> None:
    group = stage.telegram.group("Film club", [stage.anna], admins=[stage.anna])
    async with stage.bot():
        asked = await stage.telegram.send(stage.anna, group, "/settings@veogram_bot")
        overview = await stage.answer_to(asked)
    assert not any(words("settings-share-link") in label for label in labels(overview))
