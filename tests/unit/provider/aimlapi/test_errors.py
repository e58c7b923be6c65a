from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ProviderError, RateLimited
from bot.provider.base import Generation
from tests.unit.provider.aimlapi.wire import api, own_error, says


async def pause_for(header: str) -> float | None:
    provider, _ = api(own_error(429, "slow down", Retry_After=header))
    with pytest.raises(RateLimited) as caught:
        await provider.fetch("gen-1")
    return caught.value.retry_after


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("99999999", 3600.0),
        ("9" * 400, 3600.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0.0),
        ("Wed, 21 Oct 2015 07:28:00", 0.0),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
    ],
)
async def test_the_pause_asked_for_is_read(header: str, seconds: float | None) -> None:
    assert await pause_for(header) == seconds


async def test_a_pause_may_be_asked_for_by_date() -> None:
    moment = datetime.now(UTC) + timedelta(minutes=10)
    pause = await pause_for(format_datetime(moment, usegmt=True))
    assert pause is not None
    assert 0 < pause <= 600


async def test_a_date_far_away_is_an_hour() -> None:
    moment = datetime.now(UTC) + timedelta(days=300)
    assert await pause_for(format_datetime(moment, usegmt=True)) == 3600.0


async def test_without_the_header_the_pause_is_ours_to_choose() -> None:
    provider, _ = api(own_error(429))
    with pytest.raises(RateLimited) as caught:
        await provider.fetch("gen-1")
    assert caught.value.retry_after is None


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["status", "video", "url", "error", "message", "meta", "usage", "name"])
            | st.sampled_from(["credits_used", "statusCode", "data", "models", "pagination", "id"]),
            inner,
        )
    ),
)
statuses = st.sampled_from([200, 201, 204, 302, 400, 401, 402, 403, 404, 418, 429, 500, 502, 503])


@given(json, statuses)
async def test_no_answer_makes_anything_but_a_generation_or_one_of_our_errors(
    body: object, status: int
) -> None:
    provider, _ = api(says(body, status))
    try:
        assert isinstance(await provider.fetch("gen-1"), Generation)
        await provider.requests(0.0, 1.0)
        await provider.typical_seconds(["veo2"])
    except ProviderError:
        return
