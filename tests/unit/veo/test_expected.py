import pytest

from bot.veo.choice import Defaults, choose
from bot.veo.expected import expected
from bot.veo.parsing import Command
from bot.veo.request import GenerationRequest
from bot.veo.sources import Clip, Image, Sources

USUAL = Defaults(model="veo3-fast")
SHORT = Defaults(model="veo3-fast", duration=4)
THREE = Sources(images=tuple(Image(name) for name in "abc"))
CLIP = Sources(clip=Clip("one", "16:9"))


def expected_of(
    command: Command, sources: Sources = THREE, defaults: Defaults = USUAL
) -> GenerationRequest | None:
    return expected(choose(command, sources, defaults), command, defaults)


def test_where_another_model_had_to_be_chosen_the_chat_s_own_was_expected() -> None:
    usual = expected_of(Command(prompt="a party"))
    assert usual is not None
    assert (usual.family, usual.duration) == ("veo3-fast", 8)


def test_the_length_that_was_asked_for_was_expected() -> None:
    usual = expected_of(Command(prompt="a party"), THREE, SHORT)
    assert usual is not None
    assert usual.duration == 4


def test_where_another_length_had_to_be_chosen_the_chat_s_own_was_expected() -> None:
    usual = expected_of(Command(prompt="a fox", model="veo2"), Sources(), SHORT)
    assert usual is not None
    assert (usual.family, usual.duration) == ("veo2", 4)


def test_a_length_that_the_chat_s_own_model_cannot_make_was_not_expected() -> None:
    unfit = Defaults(model="veo2", duration=4)
    assert expected_of(Command(prompt="a fox"), Sources(), unfit) is None
    usual = expected_of(Command(prompt="a party"), THREE, unfit)
    assert usual is not None
    assert (usual.family, usual.duration) == ("veo2", 5)


@pytest.mark.parametrize(
    ("command", "sources", "defaults"),
    [
        (Command(prompt="a fox"), Sources(), USUAL),
        (Command(prompt="a fox"), Sources(), SHORT),
        (
            Command(prompt="a fox"),
            Sources(),
            Defaults(model="veo2", duration=4),
        ),  # /settings says it
        (Command(prompt="a fox", duration=8), Sources(), SHORT),
        (Command(prompt="a party", model="veo3.1"), THREE, USUAL),
        (Command(prompt="it sleeps", model="veo3.1-fast"), CLIP, USUAL),
    ],
)
def test_what_was_asked_for_is_what_was_expected(
    command: Command, sources: Sources, defaults: Defaults
) -> None:
    assert expected_of(command, sources, defaults) is None
