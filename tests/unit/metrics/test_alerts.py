"""Every kind of alert is counted from nothing on, so that the first one is seen."""

import re
from pathlib import Path

from bot import texts
from bot.metrics.alerts import KINDS
from bot.metrics.conditions import Conditions
from bot.metrics.metrics import Metrics
from tests.metrics import numbers_in

TEXTS = (Path(texts.__file__).parent / "en.ftl").read_text("utf-8")
OF_ONE_PERSON = ("paysupport", "star")
"""Words to admins about somebody's payment, which are no alerts."""


def test_there_are_words_for_every_kind_and_every_kind_that_has_words_is_counted() -> None:
    named = set(re.findall(r"(?m)^alert-([a-z-]+) =", TEXTS))
    assert {name for name in named if not name.startswith(OF_ONE_PERSON)} == set(KINDS)


def test_an_alert_is_counted_by_its_kind() -> None:
    metrics = Metrics()
    metrics.alerts.alerted("audit")
    found = numbers_in(metrics.shown(Conditions()))
    name = "veogram_alerts_total"
    counted = {kind: found.of(name, kind=kind) for kind in KINDS}
    assert counted == {**dict.fromkeys(KINDS, 0), "audit": 1}
