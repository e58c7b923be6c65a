"""One text for all takes: how each of them is, what they cost together, and when that is to be."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.chat.outgoing.captions import caption, ending
from bot.chat.outgoing.takes_progress import takes_ending, takes_text
from bot.tasks.task import Reason, Status, Task
from bot.texts import LANGUAGES, texts_for
from tests.requests import generation_request
from tests.unit.example import NOW, TASK

EN = texts_for("en")
BAR = "▱"


def takes(*statuses: Status) -> list[Task]:
    return [
        replace(TASK, id=7 + place, sequence=place, takes=len(statuses), status=status)
        for place, status in enumerate(statuses)
    ]


def lines(tasks: Sequence[Task], waited: float = 0.0) -> list[str]:
    return takes_text(EN, tasks, NOW + waited, 60.0).splitlines()


def line(number: int, state: str) -> str:
    return EN("take-line", number=number, state=EN(f"status-{state}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", Status)
def test_each_take_has_its_line_whatever_becomes_of_it(status: Status, language: str) -> None:
    texts = texts_for(language)
    tasks = takes(status, Status.GENERATING)
    text = takes_text(texts, tasks, NOW, 60.0)
    state = texts(f"status-{status}")
    assert texts("take-line", number=1, state=state) in text.splitlines()


def test_the_head_says_how_many_and_what_they_cost_together() -> None:
    tasks = [replace(each, quote=2_520_000) for each in takes(*[Status.QUEUED] * 4)]
    assert EN.amount(4 * 2_520_000) in lines(tasks)[0]
    assert EN.amount(2_520_000) not in lines(tasks)[0]
    unpriced = [replace(tasks[0], quote=None), *tasks[1:]]
    assert "$" not in lines(unpriced)[0]


def test_the_bar_is_that_of_the_one_that_takes_longest() -> None:
    first, second = takes(Status.GENERATING, Status.GENERATING)
    second = replace(second, submitted_at=NOW + 30)
    assert EN.seconds(60) in lines([first, second], 60)[-1]
    delivered = replace(first, status=Status.DELIVERED)
    assert EN.seconds(30) in lines([delivered, second], 60)[-1]


def test_without_one_that_is_made_there_is_no_bar() -> None:
    for status in set(Status) - {Status.GENERATING}:
        assert BAR not in takes_text(EN, takes(status, Status.QUEUED), NOW, 60.0)


def test_one_that_is_late_or_looked_for_says_so() -> None:
    late, lost = takes(Status.GENERATING, Status.SUBMITTING)
    shown = lines([replace(late, late=True), lost], 121)
    assert line(1, "late") in shown
    assert line(2, "searching") in shown
    assert BAR not in "".join(shown)


@pytest.mark.parametrize(
    ("waited", "said", "state"),
    [(60, "takes-usual", "generating"), (61, "takes-due", "generating"), (121, None, "late")],
)
def test_what_is_said_of_all_stays_true_however_long_they_take(
    waited: float, said: str | None, state: str
) -> None:
    shown = lines(takes(Status.GENERATING, Status.READY), waited)
    assert line(1, state) in shown
    told = {key: EN(key, typical=EN.seconds(60)) for key in ("takes-usual", "takes-due")}
    assert [key for key, words in told.items() if words in shown] == ([said] if said else [])


def test_stars_are_those_of_all() -> None:
    tasks = [replace(each, stars=10) for each in takes(*[Status.QUEUED] * 3)]
    assert EN("progress-stars", stars=30) in lines(tasks)


def test_another_model_that_steps_in_is_said_once() -> None:
    request = generation_request(instead_of="Veo 3")
    tasks = [replace(each, request=request) for each in takes(*[Status.QUEUED] * 3)]
    said = EN("progress-substitute", wanted="Veo 3", model=request.title)
    assert lines(tasks).count(said) == 1


def test_at_the_end_the_cancelled_ones_say_what_they_cost() -> None:
    ended = takes(Status.CANCELLED, Status.DELIVERED, Status.CANCELLED)
    tasks = [replace(each, reason=Reason.CANCELLED) for each in ended]
    said = takes_ending(EN, tasks).splitlines()
    assert said == [ending(EN, tasks[0]), ending(EN, tasks[2])]
    assert EN("take-number", number=3, takes=3) in said[1]


def test_only_what_is_one_of_several_is_numbered() -> None:
    one, several = TASK, takes(Status.DELIVERED, Status.DELIVERED)[1]
    number = EN("take-number", number=2, takes=2)
    assert number in caption(EN, several, numbered=True)
    assert number not in caption(EN, several)
    assert caption(EN, one, numbered=True) == caption(EN, one)
