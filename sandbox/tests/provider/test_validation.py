from typing import Any

import pytest

from sandbox.provider.errors import ApiError
from sandbox.provider.validation import check
from sandbox.tests.provider.conftest import data_uri, picture

LINK = "https://example.org/fox.jpg"


def request(model: str, **fields: Any) -> dict[str, Any]:
    return {"model": model, "prompt": "a red fox", **fields}


GOOD = [
    request("veo2", duration=5, seed=1, negative_prompt="", enhance_prompt=False),
    request("veo2/image-to-video", image_url=LINK, tail_image_url=LINK),
    request("google/veo3", resolution="1080P", generate_audio=False, aspect_ratio="9:16"),
    request("google/veo-3.1-t2v", resolution="1080p", auto_fix=True, provider="FAL"),
    request("google/veo-3.1-reference-to-video", image_urls=[LINK, data_uri(picture())]),
    request("google/veo3-1-extend-video", video_url=LINK, aspect_ratio="auto", duration=7),
    request("veo-3.1-lite-generate-001", person_generation="dont_allow"),
    request("google/veo-3-1-lite-generate-preview", last_image_url=LINK),
    request("google/veo-3.0-i2v", image_url=data_uri(picture("PNG"), "image/png")),
    request("google/veo-3.0-i2v", image_url=data_uri(picture("WEBP"), "image/webp")),
]


@pytest.mark.parametrize("body", GOOD, ids=lambda body: str(body["model"]))
def test_a_request_as_documented_passes(body: dict[str, Any]) -> None:
    assert check(body).name == body["model"]


WRONG = [
    (request("veo2", generate_audio=False), "generate_audio: unrecognized key"),
    (request("google/veo3", resolution="720p"), "resolution: expected one of"),
    (request("google/veo-3.1-t2v", resolution="720P"), "resolution: expected one of"),
    (request("google/veo3", duration="8"), "duration: expected integer, received string"),
    (request("google/veo3", duration=8.0), "duration: expected integer"),
    (request("google/veo3", seed=True), "seed: expected integer, received boolean"),
    (request("google/veo3", duration=5), "duration: expected one of 4 | 6 | 8"),
    (request("google/veo3", enhance_prompt=1), "enhance_prompt: expected boolean"),
    (request("google/veo3", seed=None), "seed: expected integer, received null"),
    (request("google/veo3", image_url=LINK), "image_url: unrecognized key"),
    (request("google/veo3", provider="fal"), "provider: unrecognized key"),
    (request("google/veo-3.1-t2v", provider="other"), "provider: expected one of"),
    (request("google/veo-3.1-t2v", provider="fal\n"), "provider: expected one of"),
    (request("google/veo-3.1-t2v", provider=1), "provider: expected string, received integer"),
    ({"model": "veo2", "prompt": ""}, "prompt: must not be empty"),
    ({"model": "veo2"}, "prompt: required"),
    (request("google/veo-3.1-i2v"), "image_url: required"),
    (request("google/veo-3.1-i2v", image_url="fox.jpg"), "image_url: invalid url"),
    (request("google/veo-3.1-i2v", image_url="http://[x"), "image_url: invalid url"),
    (request("google/veo-3.1-i2v", image_url=5), "image_url: expected string, received integer"),
    (request("google/veo-3.1-reference-to-video", image_urls=[]), "image_urls: must not be empty"),
    (request("google/veo-3.1-reference-to-video", image_urls=[1]), "image_urls: expected string"),
    (request("google/veo-3.1-reference-to-video", image_urls=LINK), "expected array"),
    (request("google/veo3-1-extend-video", video_url=data_uri(picture())), "expected a video"),
    (
        request("google/veo3-1-extend-video", video_url=data_uri(b"?" * 99, "video/mp4")),
        "the video cannot be decoded",
    ),
    (
        request("google/veo-3-1-lite-generate-preview", last_image_url=LINK, duration=4),
        "duration: expected 8 with last_image_url",
    ),
    ({"prompt": "a red fox"}, "model: expected"),
    ([], "expected a JSON object"),
]


@pytest.mark.parametrize(("body", "words"), WRONG, ids=lambda value: str(value)[:60])
def test_a_wrong_request_is_400_and_the_message_names_the_field(body: object, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        check(body)
    assert caught.value.status == 400
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (data_uri(picture("PNG"), "image/jpeg"), "the label says 'image/jpeg'"),
        (data_uri(picture("GIF"), "image/gif"), "the label says 'image/gif'"),
        (data_uri(picture(), "image/jpg"), "the label says 'image/jpg'"),
        (data_uri(b"not a picture"), "the image cannot be decoded"),
        (data_uri(picture()[:200]), "the image cannot be decoded"),
        ("data:image/jpeg;base64,%%%", "invalid Base64"),
        ("data:image/jpeg,abc", "must be Base64"),
    ],
)
def test_a_data_uri_must_hold_the_picture_that_its_label_says(link: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        check(request("google/veo-3.0-i2v", image_url=link))
    assert words in caught.value.message


def test_all_wrong_fields_are_named_at_once() -> None:
    with pytest.raises(ApiError) as caught:
        check(request("veo2", duration=9, colour="red"))
    assert "duration:" in caught.value.message
    assert "colour:" in caught.value.message


@pytest.mark.parametrize("model", ["veo3", "google/veo2", "gpt-5"])
def test_an_unknown_model_is_404(model: str) -> None:
    with pytest.raises(ApiError) as caught:
        check(request(model))
    assert caught.value.status == 404
