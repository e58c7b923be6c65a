"""The README is short, its prices are true, and what it names is there."""

import io
import re

import pytest
from PIL import Image

from bot.money.credits import dollars_of
from bot.money.fallback_prices import FALLBACK_PRICES
from bot.money.prices import quote
from bot.veo.choice import Defaults, choose
from bot.veo.parsing import Command
from bot.veo.sources import Sources
from tests.unit.test_documents import README, ROOT

LONGEST = 90
"""Lines of the README; what is longer has a page of its own."""
LARGEST = 3 * 1024 * 1024
"""Bytes of the moving picture, so that it is soon there."""


def test_it_is_read_in_a_minute() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_its_first_screen_has_a_small_moving_picture() -> None:
    (name,) = re.findall(r"\]\((docs/[\w.]+\.webp)\)", "\n".join(README.splitlines()[:12]))
    kept = (ROOT / name).read_bytes()
    assert len(kept) < LARGEST
    assert getattr(Image.open(io.BytesIO(kept)), "n_frames", 1) > 1


PRICES = re.findall(r"(?m)^\| `([\w.-]+)` \| (.+?) \| ([\d.]+) \|", README)


def test_it_says_what_a_video_costs() -> None:
    assert "veo3-fast" in [name for name, _, _ in PRICES]


@pytest.mark.parametrize(("name", "what", "dollars"), PRICES)
def test_a_price_is_that_of_a_video_by_the_defaults(name: str, what: str, dollars: str) -> None:
    request = choose(Command("a fox"), Sources(), Defaults(name))
    price = quote(FALLBACK_PRICES, request)
    assert price is not None
    assert f"{dollars_of(price):.2f}" == dollars
    sound = "no sound" if request.silent else "sound"
    assert what == f"{request.duration} s, {min(request.size)}p, {sound}"


def test_every_link_into_the_repository_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", README)
    assert [link for link in links if ":" not in link and not (ROOT / link).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    version = re.search(r'(?m)^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert version is not None
    assert f"## [{version[1]}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
