import httpx
import pytest

from bot.errors import ProviderError
from tests.unit.provider.aimlapi.wire import NONSENSE, api, page, says


def measured(alias: object, milliseconds: object) -> dict[str, object]:
    percentiles = {"p50": milliseconds, "p75": 1, "p90": 1, "p99": 1}
    return {"alias": alias, "endpoint": "/", "metrics": {"duration_ms": percentiles}}


async def test_models_are_asked_after_one_parameter_each() -> None:
    provider, wire = api(says({"models": []}))
    assert await provider.typical_seconds(["veo2", "google/veo3"]) == {}
    asked = wire.asked[0].url
    assert asked.path == "/models/metrics"
    assert [*asked.params.multi_items()] == [("aliases", "veo2"), ("aliases", "google/veo3")]


async def test_the_median_is_told_in_seconds() -> None:
    provider, _ = api(
        says({"models": [measured("veo2", 45_500), measured("google/veo3", 120_000)]})
    )
    told = await provider.typical_seconds(["veo2", "google/veo3"])
    assert told == {"veo2": 45.5, "google/veo3": 120.0}


@pytest.mark.parametrize(
    "models",
    [
        None,
        {},
        ["veo2", None],
        [measured("veo2", None)],
        [measured("veo2", "fast")],
        [measured("veo2", 0)],
        [measured("veo2", -1)],
        [{"alias": "veo2"}],
        [{"alias": "veo2", "metrics": None}],
        [{"alias": "veo2", "metrics": {"duration_ms": [1]}}],
    ],
)
async def test_a_model_without_a_median_is_left_out(models: object) -> None:
    provider, _ = api(says({"models": models}))
    assert await provider.typical_seconds(["veo2"]) == {}


@pytest.mark.parametrize(
    "answer", [*NONSENSE.values(), page(), page(404), httpx.ReadTimeout("late")], ids=repr
)
async def test_metrics_that_cannot_be_read_are_one_of_our_errors(
    answer: httpx.Response | httpx.RequestError,
) -> None:
    provider, _ = api(answer)
    with pytest.raises(ProviderError):
        await provider.typical_seconds(["veo2"])
