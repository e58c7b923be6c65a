"""What the catalogue, the parser and the provider module make together is what the provider takes.

The property walks through everything that a person can write; the tables show that no model, no
parameter and no value of the contract is out of reach.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from bot.errors import RequestRefused
from bot.provider.aimlapi.payload import payload
from bot.provider.base import Media
from bot.veo.catalogue import FAMILIES, MODELS, RATIOS
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import parse
from bot.veo.sources import Clip, Image, Sources
from tests.effort import examples
from tests.unit.contract import CONTRACT, complaints

PICTURE = "data:image/jpeg;base64,/9j/"
VIDEO = "https://cdn.example/film.mp4"

OPTIONS = (
    *(f"--model {name}" for name in FAMILIES),
    *(f"--ar {shape}" for shape in ("16:9", "9:16", "auto", "portrait", "16x9", "4:3")),
    *(f"--duration {seconds}" for seconds in range(10)),
    *(f"--res {lines}" for lines in ("720p", "1080P", "720", "4k")),
    "--no rain",
    "--seed 0",
    "--seed 4294967295",
    "--silent",
    "--raw",
    *(f"--{switch} {value}" for switch in ("fix", "people") for value in ("on", "off")),
)

images = st.builds(
    Image, st.just("file"), st.sampled_from([0, 480, 640]), st.sampled_from([0, 480, 640])
)
sources = st.one_of(
    st.builds(Sources, images=st.lists(images, max_size=4).map(tuple)),
    st.builds(Sources, clip=st.builds(Clip, st.just("made-before"), st.sampled_from(RATIOS))),
)
defaults = st.builds(
    Defaults,
    model=st.sampled_from(sorted(FAMILIES)),
    aspect_ratio=st.sampled_from([None, *RATIOS]),
    duration=st.sampled_from([None, 4, 5, 6, 7, 8]),
    resolution=st.sampled_from([None, "720p", "1080p"]),
    generate_audio=st.sampled_from([None, True, False]),
    enhance_prompt=st.sampled_from([None, True, False]),
)
LITE = Defaults("veo3.1-lite-preview")
TWO_PICTURES = Sources(images=(Image("a"), Image("b")))


def body_of(words: str, given_: Sources, chat: Defaults) -> dict[str, Any]:
    """Return what the provider would get."""
    request = choose(parse(words), given_, chat)
    pictures = [PICTURE for _ in request.images]
    return payload(request, Media(pictures, VIDEO if request.video else None))


@settings(max_examples=examples(500))
@given(
    st.lists(st.sampled_from(OPTIONS), max_size=6, unique_by=lambda option: option.split()[0]),
    sources,
    defaults,
)
@example(["--duration 4"], TWO_PICTURES, LITE)
@example([], TWO_PICTURES, Defaults("veo3.1-lite-preview", duration=4))
@example(["--model veo2"], TWO_PICTURES, LITE)
def test_whatever_is_accepted_is_what_the_provider_takes(
    options: list[str], given_: Sources, chat: Defaults
) -> None:
    try:
        body = body_of(" ".join(["a fox", *options]), given_, chat)
    except RequestRefused as refusal:
        event(f"refused: {type(refusal).__name__}")
        return
    event(f"accepted: {body['model']}")
    assert complaints(body) == []


def every_source() -> Iterator[Sources]:
    for count in range(4):
        yield Sources(images=tuple(Image(f"file-{n}", 640, 480) for n in range(count)))
    yield Sources(clip=Clip("made-before", "16:9"))


@cache
def reached() -> dict[str, dict[str, set[object]]]:
    """Return, by model and field, the values that commands with one option can send."""
    values: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for family, given_, option in product(FAMILIES, every_source(), ("", *OPTIONS)):
        try:
            body = body_of(f"a fox --model {family} {option}", given_, Defaults(family))
        except RequestRefused:
            continue
        for field, value in body.items():
            values[body["model"]][field].add(repr(value))
    return values


def test_the_catalogue_holds_the_models_of_the_contract_and_no_others() -> None:
    assert set(MODELS) == set(CONTRACT)


@pytest.mark.parametrize("model", CONTRACT)
def test_every_model_is_reached_by_a_command(model: str) -> None:
    assert model in reached()


@pytest.mark.parametrize("model", CONTRACT)
def test_every_parameter_is_reached_by_a_command(model: str) -> None:
    assert set(CONTRACT[model]["properties"]) - set(reached()[model]) == set()


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (model, field, value)
        for model, schema in CONTRACT.items()
        for field, rule in schema["properties"].items()
        for value in rule.get("enum", ())
    ],
)
def test_every_value_is_reached_by_a_command(model: str, field: str, value: object) -> None:
    assert repr(value) in reached()[model][field]


def test_the_contract_itself_tells_right_from_wrong() -> None:
    right = {"model": "veo2", "prompt": "a fox", "duration": 5}
    assert complaints(right) == []
    for wrong in ({"duration": 4}, {"resolution": "720p"}, {"prompt": ""}, {"seed": "7"}):
        assert complaints({**right, **wrong})
    lite = {"model": "google/veo-3-1-lite-generate-preview", "prompt": "a fox", "duration": 4}
    assert complaints(lite) == []
    assert complaints({**lite, "last_image_url": PICTURE})
    assert complaints({**lite, "image_url": "/etc/hostname"})
