"""The rendered videos, decoded again."""

import io
import random
from pathlib import Path

import av
import pytest
from PIL import Image, ImageChops, ImageStat

from sandbox.provider.renderer import Quality, Renderer
from sandbox.provider.rendering import SourceError, VideoSpec, render
from sandbox.provider.rendering.captions import caption, watermark
from sandbox.provider.rendering.scenes import Colours, PanAndZoom, collage
from sandbox.provider.rendering.yuv import to_yuv
from sandbox.tests.provider.conftest import ServedProvider, picture


def spec(**changes: object) -> VideoSpec:
    usual: dict[str, object] = {
        "size": (320, 180),
        "seconds": 4,
        "sound": True,
        "prompt": "a red fox",
        "label": "veo",
        "seed": 1,
    }
    return VideoSpec(**usual | changes)  # type: ignore[arg-type]


def film(path: Path, **changes: object) -> list[Image.Image]:
    render(spec(**changes), path)
    with av.open(path) as container:
        return [frame.to_image() for frame in container.decode(video=0)]  # type: ignore[no-untyped-call]


def colour(image: Image.Image) -> list[float]:
    return ImageStat.Stat(image).mean


@pytest.mark.parametrize("seconds", [4, 5, 7, 8])
@pytest.mark.parametrize("sound", [True, False])
def test_a_video_has_the_length_the_shape_and_the_tracks(
    tmp_path: Path, seconds: int, sound: bool
) -> None:
    path = tmp_path / "video.mp4"
    render(spec(seconds=seconds, sound=sound, size=(180, 320)), path)
    with av.open(path) as container:
        assert container.duration is not None
        assert container.duration / 1e6 == pytest.approx(seconds, abs=0.05)
        video = container.streams.video[0]
        assert (video.width, video.height, video.pix_fmt) == (180, 320, "yuv420p")
        assert video.codec.name == "h264"
        assert [track.codec.name for track in container.streams.audio] == ["aac"] * sound


def test_a_video_plays_while_it_loads(tmp_path: Path) -> None:
    render(spec(), tmp_path / "video.mp4")
    content = (tmp_path / "video.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_the_sound_can_be_heard(tmp_path: Path) -> None:
    render(spec(), tmp_path / "video.mp4")
    with av.open(tmp_path / "video.mp4") as container:
        (middle, *_) = [f for f in container.decode(audio=0) if f.time and f.time > 2]
    samples = memoryview(bytes(middle.planes[0])).cast("f")
    assert 0.02 < max(samples) <= 1


def test_colours_move_and_the_prompt_appears(tmp_path: Path) -> None:
    frames = film(tmp_path / "video.mp4")
    assert colour(frames[5]) != pytest.approx(colour(frames[-1]), abs=0.5)
    wordless = film(tmp_path / "other.mp4", prompt="")
    words = ImageChops.difference(frames[30], wordless[30]).convert("L")
    left, top, right, bottom = words.point(lambda v: 255 * (v > 40)).getbbox() or (0,) * 4
    assert right - left > 40
    assert top > 90 > bottom - top


def test_a_video_from_a_picture_shows_it_and_moves(tmp_path: Path) -> None:
    frames = film(tmp_path / "video.mp4", pictures=(picture("PNG", (400, 300), "#c04020"),))
    assert colour(frames[30]) == pytest.approx((0xC0, 0x40, 0x20), abs=12)
    striped = Image.linear_gradient("L").convert("RGB")
    move = PanAndZoom((320, 180), striped, random.Random(1))
    assert move.at(0.0).y.tobytes() != move.at(1.0).y.tobytes()


def test_a_video_goes_from_the_first_picture_to_the_last(tmp_path: Path) -> None:
    pictures = (picture(colour="red"), picture(colour="blue"))
    frames = film(tmp_path / "video.mp4", pictures=pictures, to_last=True)
    first, middle, last = (colour(frames[number]) for number in (0, 30, -1))
    assert first[0] > 200 > 60 > first[2]
    assert last[2] > 200 > 60 > last[0]
    assert middle[0] == pytest.approx(middle[2], abs=40)


def test_references_stand_beside_one_another() -> None:
    red, blue = (Image.new("RGB", (90, 90), name) for name in ("red", "blue"))
    wide = collage((320, 180), [red, blue])
    assert (wide.getpixel((80, 90)), wide.getpixel((240, 90))) == ((255, 0, 0), (0, 0, 255))
    tall = collage((180, 320), [red, blue])
    assert (tall.getpixel((90, 80)), tall.getpixel((90, 240))) == ((255, 0, 0), (0, 0, 255))


def test_an_extension_begins_where_the_video_ended(tmp_path: Path) -> None:
    film(tmp_path / "source.mp4", pictures=(picture(colour="lime"),))
    source = (tmp_path / "source.mp4").read_bytes()
    frames = film(tmp_path / "video.mp4", extends=source, seconds=7)
    assert colour(frames[0])[1] > 200
    assert colour(frames[-1])[1] < 200


@pytest.mark.parametrize("changes", [{"pictures": (b"no picture",)}, {"extends": b"no video"}])
def test_a_source_that_cannot_be_decoded_is_a_source_error(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(SourceError):
        render(spec(**changes), tmp_path / "video.mp4")


@pytest.mark.parametrize(
    "prompt",
    [
        "",
        " ",
        "日本語のプロンプト" * 9,
        "狐🦊",
        "لعبة",
        "Лиса",
        "w" * 3000,
        "a\nb\tc",
        "\x00\ud83e",
    ],
)
@pytest.mark.parametrize("size", [(160, 90), (90, 160), (1280, 720)])
def test_every_prompt_fits_into_every_frame(prompt: str, size: tuple[int, int]) -> None:
    letters = caption(size, prompt, "veo")
    left, top = letters.at
    assert left >= 0
    assert top >= 0
    assert top + letters.ink.height == size[1]
    assert letters.ink.size == letters.shade.size


def test_the_mark_is_in_the_upper_right_corner() -> None:
    letters = watermark((1280, 720))
    assert letters.at[0] > 1000
    assert letters.at[1] < 60
    grey = to_yuv(Image.new("RGB", (1280, 720), "grey"))
    before = grey.y.copy()
    letters.draw_on(grey)
    box = ImageChops.difference(before, grey.y).getbbox()
    assert box
    assert box[0] > 1000
    assert box[3] < 120


@pytest.mark.parametrize("size", [(1920, 1080), (720, 1280), (160, 90)])
def test_every_size_has_whole_planes(size: tuple[int, int]) -> None:
    image = Colours(size, random.Random(2)).at(0.3)
    assert image.size == size
    assert image.u.size == image.v.size == (size[0] // 2, size[1] // 2)


async def real(served: ServedProvider, **fields: object) -> av.container.InputContainer:
    served.provider._renderer._quality = Quality.FULL
    generation = await served.finished(**fields)
    assert generation.render.path, generation.render
    return av.open(io.BytesIO(generation.render.path.read_bytes()), "r")


@pytest.mark.parametrize(
    ("fields", "size", "seconds", "sound"),
    [
        ({"model": "veo2"}, (1280, 720), 5, False),
        ({"duration": 4, "aspect_ratio": "9:16"}, (720, 1280), 4, True),
        ({"duration": 4, "resolution": "1080P", "generate_audio": False}, (1920, 1080), 4, False),
        ({"model": "google/veo-3.1-t2v", "duration": 4}, (1920, 1080), 4, True),
    ],
)
async def test_a_generation_gets_the_video_it_asked_for(
    served: ServedProvider,
    fields: dict[str, object],
    size: tuple[int, int],
    seconds: int,
    sound: bool,
) -> None:
    with await real(served, **fields) as container:
        video = container.streams.video[0]
        assert (video.width, video.height) == size
        assert bool(container.streams.audio) is sound
        assert container.duration is not None
        assert container.duration / 1e6 == pytest.approx(seconds, abs=0.05)


async def test_an_extension_has_the_shape_of_its_source(served: ServedProvider) -> None:
    source = await served.link(await served.finished(aspect_ratio="9:16", duration=4))
    model = "google/veo3-1-extend-video"
    with await real(served, model=model, video_url=source) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (720, 1280)


async def test_a_tiny_video_has_the_right_length_and_shape_all_the_same(
    served: ServedProvider,
) -> None:
    generation = await served.finished(aspect_ratio="9:16", duration=6)
    assert generation.render.path
    assert generation.render.path.stat().st_size < 80_000
    with av.open(generation.render.path) as container:
        assert container.duration is not None
        assert container.duration / 1e6 == pytest.approx(6, abs=0.05)
        assert container.streams.video[0].height == 160
        assert len(container.streams.audio) == 1


async def test_the_videos_are_deleted_with_the_renderer() -> None:
    renderer = Renderer(Quality.TINY)
    folder = renderer._folder
    assert folder.is_dir()
    del renderer
    assert not folder.exists()


async def test_a_video_that_breaks_ends_its_generation_all_the_same(
    served: ServedProvider, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(served.provider._renderer, "_render", broken)
    generation = await served.finished()
    assert (await served.fetch(generation.id)).json()["status"] == "error"
    assert "could not be rendered" in caplog.text
