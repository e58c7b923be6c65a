"""Dashboard, alert rules and their page speak of the metrics that exist, and of no others."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.calls import Result
from tests.unit.metrics.exercise import every_sample
from tests.unit.metrics.promql import FUNCTIONS, functions, groupings, is_balanced, selectors

ROOT = Path(__file__).parents[3]
DASHBOARD: dict[str, Any] = json.loads((ROOT / "deploy/grafana/veogram.json").read_text("utf-8"))
RULES = (ROOT / "deploy/prometheus/alerts.yml").read_text("utf-8")
PAGE = (ROOT / "docs/OPERATING.md").read_text("utf-8")

EXISTING = {**every_sample(), "up": {}}
TARGET = {"instance", "job"}
"""Labels that Prometheus gives to whatever it scrapes."""

OPEN = {"instance", "job", "method", "model"}
"""Labels whose values the tests do not know."""

SHAPES = (
    r"",
    r"#.*",
    r"groups:",
    r"  - name: \w+",
    r"    rules:",
    r"      - alert: Veogram[A-Z]\w+",
    r"        expr: [^\"'|>&*!%@`\s].*",
    r"        for: \d+m",
    r"        labels:",
    r"          severity: (warning|critical)",
    r"        annotations:",
    r"          (summary|description): [A-Z/](?:(?!: | #).)*",
    r"          (summary|description): \"[^\"\\]*\"",
)
"""The lines of which the file consists: a part of YAML that needs no parser to be read."""


def panels() -> Iterator[dict[str, Any]]:
    for panel in DASHBOARD["panels"]:
        if panel["type"] != "row":
            yield panel


def alerts() -> dict[str, str]:
    """Return the expression of each alert."""
    return dict(re.findall(r"- alert: (\w+)\n +expr: (.+)\n", RULES))


EXPRESSIONS = [
    *(pytest.param(expression, id=name) for name, expression in alerts().items()),
    *(
        pytest.param(target["expr"], id=f"{panel['title']} {target['refId']}")
        for panel in panels()
        for target in panel["targets"]
    ),
]


def base(name: str) -> str:
    """Return the name under which a metric is explained: a histogram has three."""
    return re.sub(r"_(bucket|count|sum)$", "", name)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_reads_what_exists(expression: str) -> None:
    assert is_balanced(expression)
    assert functions(expression) <= FUNCTIONS
    read = [*selectors(expression)]
    assert read
    known = {label for each in read for label in EXISTING[each.metric]} | TARGET
    assert groupings(expression) <= known
    for each in read:
        labels = {key for key, _, _ in each.matchers}
        assert labels <= {*EXISTING[each.metric], *TARGET}


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_asks_for_values_that_there_are(expression: str) -> None:
    for each in selectors(expression):
        for label, pattern, _ in each.matchers:
            for value in [] if label in OPEN else pattern.split("|"):
                assert value in EXISTING[each.metric][label], (each.metric, label, value)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_only_rises_is_never_shown_as_it_is(expression: str) -> None:
    for name in re.findall(r"\b(\w+_(?:total|bucket))\b", expression):
        assert not re.search(rf"(?<!rate\()(?<!increase\()\b{name}\b", expression)


def test_a_histogram_keeps_its_buckets_apart() -> None:
    for expression in [*alerts().values(), *(t["expr"] for p in panels() for t in p["targets"])]:
        assert ("_bucket" in expression) == ("le" in groupings(expression))


def test_the_rules_are_lines_that_prometheus_reads() -> None:
    lines = RULES.splitlines()
    assert [line for line in lines if not any(re.fullmatch(shape, line) for shape in SHAPES)] == []
    assert len(alerts()) == len(re.findall(r"(?m)^      - alert:", RULES))
    for each in RULES.split("      - alert: ")[1:]:
        for key in ("expr", "severity", "summary", "description"):
            assert len(re.findall(rf"(?m)^ +{key}: ", each)) == 1


def test_what_an_alert_says_names_labels_that_it_has() -> None:
    for each in RULES.split("      - alert: ")[1:]:
        named = set(re.findall(r"\$labels\.(\w+)", each))
        (expression,) = re.findall(r"expr: (.+)", each)
        is_summed = re.search(r"\b(sum|max)\b", expression)
        (metric, *_) = selectors(expression)
        own = {*EXISTING[metric.metric], *TARGET}
        assert named <= (groupings(expression) if is_summed else own)


@pytest.mark.parametrize(
    "part",
    [
        "veogram_part_works",
        "veogram_tick_age_seconds",
        "veogram_leader",
        "veogram_inbox_oldest_seconds",
        "veogram_task_changes_total",
        "veogram_video_late_seconds_bucket",
        "veogram_telegram_calls_total",
        "veogram_provider_calls_total",
        "veogram_circuit_open",
        "veogram_budget_dollars",
        "veogram_alerts_total",
        "veogram_database_failures_total",
        "up",
    ],
)
def test_somebody_is_told_of(part: str) -> None:
    assert part in {each.metric for expr in alerts().values() for each in selectors(expr)}


def test_the_dashboard_asks_whichever_prometheus_is_chosen() -> None:
    names = {each["name"]: each for each in DASHBOARD["templating"]["list"]}
    assert names["datasource"]["type"] == "datasource"
    assert names["datasource"]["query"] == "prometheus"
    chosen = {"type": "prometheus", "uid": "${datasource}"}
    for panel in panels():
        assert [each["datasource"] for each in (panel, *panel["targets"])] == [
            chosen for _ in (panel, *panel["targets"])
        ]
    assert names["instance"]["datasource"] == chosen
    (metric, label) = re.findall(r"\((\w+), (\w+)\)", names["instance"]["definition"])[0]
    assert metric in EXISTING
    assert label in TARGET


def test_every_panel_has_a_place_of_its_own_and_says_what_it_shows() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert at["x"] + at["w"] <= 24
        assert not cells & taken
        taken |= cells
    assert len({panel["id"] for panel in DASHBOARD["panels"]}) == len(DASHBOARD["panels"])
    assert all(panel["description"] and panel["title"] for panel in panels())


def test_every_panel_leaves_out_processes_that_are_not_chosen() -> None:
    for panel in panels():
        for target in panel["targets"]:
            for each in selectors(target["expr"]):
                assert ("instance", "$instance", True) in each.matchers


def explained() -> dict[str, set[str]]:
    """Return the metrics on the page, and the labels that it gives to each."""
    rows = re.findall(r"(?m)^\| `(veogram_\w+)` \| (.*?) \|", PAGE)
    return {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in rows}


def test_every_metric_is_explained_with_its_labels_and_no_other_is() -> None:
    ours = {
        base(name): {*labels} - {"le"} for name, labels in EXISTING.items() if "veogram_" in name
    }
    assert explained() == ours


@pytest.mark.parametrize("result", Result)
def test_the_page_says_what_a_result_is(result: Result) -> None:
    assert f"`{result.value}`" in PAGE


def test_every_metric_of_ours_stands_on_the_dashboard() -> None:
    shown = {base(s.metric) for p in panels() for t in p["targets"] for s in selectors(t["expr"])}
    assert {base(name) for name in EXISTING if "veogram_" in name} - shown == set()
