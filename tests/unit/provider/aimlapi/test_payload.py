import pytest

from bot.provider.aimlapi.payload import payload
from bot.provider.base import Media
from bot.veo.catalogue import Mode
from bot.veo.request import GenerationRequest
from tests.requests import generation_request

REQUEST = generation_request(resolution="720p")
NOTHING = Media()


@pytest.mark.parametrize(
    ("request_", "media", "expected"),
    [
        (
            REQUEST,
            NOTHING,
            {
                "model": "google/veo-3.0-fast",
                "prompt": "a red fox",
                "duration": 8,
                "resolution": "720P",
            },
        ),
        (
            generation_request(
                "google/veo-3.1-first-last-image-to-video",
                Mode.FRAMES,
                "a red fox",
                6,
                resolution="1080p",
                generate_audio=False,
                images=("a", "b"),
            ),
            Media(["data:a", "data:b"]),
            {
                "model": "google/veo-3.1-first-last-image-to-video",
                "prompt": "a red fox",
                "duration": 6,
                "resolution": "1080p",
                "generate_audio": False,
                "image_url": "data:a",
                "last_image_url": "data:b",
            },
        ),
        (
            generation_request("veo2/image-to-video", Mode.FRAMES, "a red fox", 5, seed=0),
            Media(["data:a", "data:b"]),
            {
                "model": "veo2/image-to-video",
                "prompt": "a red fox",
                "duration": 5,
                "seed": 0,
                "image_url": "data:a",
                "tail_image_url": "data:b",
            },
        ),
        (
            generation_request(
                "google/veo-3.1-reference-to-video", Mode.REFERENCES, "a red fox", 8
            ),
            Media(["data:a", "data:b", "data:c"]),
            {
                "model": "google/veo-3.1-reference-to-video",
                "prompt": "a red fox",
                "duration": 8,
                "image_urls": ["data:a", "data:b", "data:c"],
            },
        ),
        (
            generation_request(
                "google/veo3-1-extend-video",
                Mode.EXTEND,
                "a red fox",
                7,
                aspect_ratio="auto",
                auto_fix=False,
                video="gen-0",
            ),
            Media(video="https://cdn.example/film.mp4"),
            {
                "model": "google/veo3-1-extend-video",
                "prompt": "a red fox",
                "duration": 7,
                "aspect_ratio": "auto",
                "auto_fix": False,
                "video_url": "https://cdn.example/film.mp4",
            },
        ),
    ],
)
def test_a_request_is_written_as_its_model_takes_it(
    request_: GenerationRequest, media: Media, expected: dict[str, object]
) -> None:
    assert payload(request_, media) == expected
