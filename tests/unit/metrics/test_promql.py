"""The reader of expressions sees what it is there to see."""

import pytest

from tests.unit.metrics.promql import Selector, functions, groupings, is_balanced, selectors

EXPRESSION = (
    "histogram_quantile(0.9, sum by (le, stage) "
    '(rate(a_bucket{x="1",y!~"b|c"}[1h]))) > 0.2 * max without (z) (d) and e'
)


def test_every_metric_is_seen_with_its_matchers() -> None:
    assert [*selectors(EXPRESSION)] == [
        Selector("a_bucket", (("x", "1", True), ("y", "b|c", False))),
        Selector("d", ()),
        Selector("e", ()),
    ]


def test_functions_and_groupings_are_no_metrics() -> None:
    assert functions(EXPRESSION) == {"histogram_quantile", "sum", "rate", "max"}
    assert groupings(EXPRESSION) == {"le", "stage", "z"}


@pytest.mark.parametrize("expression", ["sum(a", "sum(a))", "sum(a]", 'a{b="c"', "rate(a[1h)]"])
def test_brackets_that_do_not_fit_are_seen(expression: str) -> None:
    assert is_balanced(EXPRESSION)
    assert not is_balanced(expression)


def test_a_matcher_that_nobody_could_read_is_an_error() -> None:
    with pytest.raises(AssertionError):
        [*selectors("a{b=c}")]
