"""Requests of version 0.1.0 know what the catalogue of their time said of their models."""

from typing import Any

import pytest

from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest
from tests.store.old_databases import REQUEST, TASK, Row, migrated, numbered

MODELS: list[tuple[str, str, str, int, int, int, bool, bool, bool]] = [
    ("google/veo-3.0-fast", "veo3-fast", "Veo 3 Fast", 60, 1280, 720, False, True, False),
    ("google/veo-3.0-i2v-fast", "veo3-fast", "Veo 3 Fast", 60, 1280, 720, False, True, False),
    ("google/veo3", "veo3", "Veo 3", 120, 1280, 720, False, True, False),
    ("google/veo-3.0-i2v", "veo3", "Veo 3", 45, 1280, 720, False, True, False),
    ("google/veo-3.1-t2v-fast", "veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, True, True),
    ("google/veo-3.1-i2v-fast", "veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, False, True),
    (
        "google/veo-3.1-first-last-image-to-video-fast",
        *("veo3.1-fast", "Veo 3.1 Fast", 80, 1920, 1080, False, False, True),
    ),
    (
        "google/veo3-1-fast-extend-video",
        *("veo3.1-fast", "Veo 3.1 Fast", 180, 1280, 720, False, False, True),
    ),
    ("google/veo-3.1-t2v", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, True, True),
    ("google/veo-3.1-i2v", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    (
        "google/veo-3.1-first-last-image-to-video",
        *("veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    ),
    ("google/veo-3.1-reference-to-video", "veo3.1", "Veo 3.1", 150, 1920, 1080, False, False, True),
    ("google/veo3-1-extend-video", "veo3.1", "Veo 3.1", 180, 1280, 720, False, False, True),
    (
        "veo-3.1-lite-generate-001",
        "veo3.1-lite",
        "Veo 3.1 Lite",
        50,
        1280,
        720,
        False,
        False,
        False,
    ),
    (
        "google/veo-3-1-lite-generate-preview",
        *("veo3.1-lite-preview", "Veo 3.1 Lite Preview", 50, 1920, 1080, False, False, False),
    ),
    ("veo2", "veo2", "Veo 2", 45, 1280, 720, True, True, False),
    ("veo2/image-to-video", "veo2", "Veo 2", 45, 1280, 720, True, True, False),
]
"""What the catalogue of 0.1.0 said of each model, and what its videos were like unless told."""


def asked(**changes: Any) -> Row:
    """Return a row whose request is like this."""
    return TASK | {"request": REQUEST | changes}


async def requests_of(url: str, *rows: Row) -> list[GenerationRequest]:
    """Return what becomes of the requests of rows."""
    return [task.request for task in await migrated(url, *numbered(*rows))]


async def test_requests_carry_what_the_catalogue_said(url: str) -> None:
    found = await requests_of(url, *(asked(model_id=model_id) for model_id, *_ in MODELS))
    expected = [
        GenerationRequest(
            model_id=model_id,
            family=family,
            title=title,
            mode=Mode.TEXT,
            prompt="a red fox",
            duration=8,
            width=width,
            height=height,
            typical_seconds=typical_seconds,
            silent=silent,
            seedable=seedable,
            extendable=extendable,
        )
        for (
            model_id,
            family,
            title,
            typical_seconds,
            width,
            height,
            silent,
            seedable,
            extendable,
        ) in MODELS
    ]
    assert found == expected


async def test_a_request_of_an_unknown_model_comes_through(url: str) -> None:
    [request] = await requests_of(url, asked(model_id="google/veo-9", resolution="1080p"))
    assert (request.model_id, request.title) == ("google/veo-9", "google/veo-9")
    assert (request.size, request.seedable, request.extendable) == ((1920, 1080), False, False)


async def test_options_of_a_request_stay_as_they_were(url: str) -> None:
    options = {
        "negative_prompt": "",
        "seed": 0,
        "enhance_prompt": False,
        "generate_audio": False,
        "auto_fix": False,
        "person_generation": "dont_allow",
        "resolution": "1080p",
        "aspect_ratio": "9:16",
    }
    [request] = await requests_of(url, asked(**options, images=["a", "b"], mode="frames"))
    assert {name: getattr(request, name) for name in options} == options
    assert (request.mode, request.images) == (Mode.FRAMES, ("a", "b"))
    assert (request.size, request.silent) == ((1080, 1920), True)


@pytest.mark.parametrize(
    ("ratios", "size"),
    [
        ({"aspect_ratio": "auto", "source_ratio": "9:16"}, (720, 1280)),
        ({"source_ratio": "9:16"}, (720, 1280)),
        ({"aspect_ratio": "16:9", "source_ratio": "9:16"}, (1280, 720)),
        ({"aspect_ratio": "9:16", "source_ratio": "16:9"}, (720, 1280)),
        ({"aspect_ratio": "auto"}, (1280, 720)),
        ({}, (1280, 720)),
    ],
)
async def test_a_video_that_is_continued_keeps_its_shape(
    url: str, ratios: dict[str, str], size: tuple[int, int]
) -> None:
    row = asked(model_id="google/veo3-1-extend-video", mode="extend", video="gen", **ratios)
    [request] = await requests_of(url, row)
    assert (request.size, request.video) == (size, "gen")
    assert request.aspect_ratio == ratios.get("aspect_ratio")


async def test_the_model_that_was_replaced_is_known_by_its_title(url: str) -> None:
    found = await requests_of(url, asked(instead_of="veo3-fast"), asked(instead_of="veo9"))
    assert [request.instead_of for request in found] == ["Veo 3 Fast", "veo9"]
