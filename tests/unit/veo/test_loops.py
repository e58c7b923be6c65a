"""``--loop``: one picture is the first frame and the last one."""

import pytest

from bot.errors import LoopNeedsPicture, ModeNotSupported
from bot.veo.catalogue import FAMILIES, Mode, able
from bot.veo.choice import Defaults, choose, revise
from bot.veo.parsing import parse
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources

TALL, WIDE = Image("tall", 360, 640), Image("wide", 640, 360)
ONE = Sources(images=(TALL,))


def looped(words: str = "it waves", sources: Sources = ONE) -> GenerationRequest:
    return choose(parse(f"{words} --loop"), sources, Defaults("veo3-fast"))


@pytest.mark.parametrize("name", able(Mode.FRAMES))
def test_one_picture_is_both_frames(name: str) -> None:
    request = looped(f"it waves --model {name}")
    assert (request.mode, request.images) == (Mode.FRAMES, ("tall", "tall"))
    assert request.shape == "9:16" or not request.aspect_ratio


def test_a_default_that_cannot_is_replaced_and_named() -> None:
    assert looped().instead_of == FAMILIES["veo3-fast"].title


def test_a_model_that_cannot_is_refused_with_those_that_can() -> None:
    with pytest.raises(ModeNotSupported) as caught:
        looped("it waves --model veo3")
    assert caught.value.models == able(Mode.FRAMES)


@pytest.mark.parametrize(
    "sources",
    [Sources(), Sources(images=(TALL, WIDE)), Sources(clip=Clip("made-before", "16:9"))],
    ids=["words", "two pictures", "a video"],
)
def test_a_loop_is_made_of_one_picture(sources: Sources) -> None:
    with pytest.raises(LoopNeedsPicture):
        looped(sources=sources)


@pytest.mark.parametrize("words", ["it dances", "it dances --loop"])
def test_a_loop_stays_one_with_other_words(words: str) -> None:
    request = looped()
    frames = Sources(images=tuple(Image(each) for each in request.images))
    again = revise(request, parse(words), frames)
    assert (again.mode, again.images, again.prompt) == (Mode.FRAMES, request.images, "it dances")


def test_what_goes_on_from_a_hidden_video_is_hidden() -> None:
    for is_hidden in (True, False):
        clip = Clip("made-before", "16:9", spoiler=is_hidden)
        request = choose(parse("it goes on"), Sources(clip=clip), Defaults("veo3.1"))
        assert request.spoiler is is_hidden
