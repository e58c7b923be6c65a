from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.outgoing.progress import Spacing, progress_text
from bot.tasks.kinds import HELPERS, Kind
from bot.tasks.task import PENDING, Status, Task
from bot.texts import Html, texts_for
from tests.clock import MovableClock
from tests.requests import generation_request
from tests.unit.example import NOW, TASK

TEXTS = texts_for("en")
FULL, EMPTY = "▰", "▱"


def shown(task: Task = TASK, waited: float = 0.0, typical: float = 60.0, ahead: int = 0) -> Html:
    return progress_text(TEXTS, task, NOW + waited, typical, ahead)


@given(st.floats(0, 1e6), st.floats(0, 1e4))
def test_the_bar_is_never_full_before_it_is_done(waited: float, typical: float) -> None:
    text = shown(waited=waited, typical=typical)
    assert text.count(FULL) + text.count(EMPTY) == 10
    assert text.count(EMPTY) >= 1


@given(st.floats(0, 1e5), st.floats(0, 1e5), st.floats(1, 1e4))
def test_the_bar_never_goes_back(one: float, other: float, typical: float) -> None:
    sooner, later = sorted([one, other])
    before, after = shown(waited=sooner, typical=typical), shown(waited=later, typical=typical)
    assert before.count(FULL) <= after.count(FULL)


@pytest.mark.parametrize(("waited", "cells"), [(0, 0), (30, 5), (57, 9), (60, 9), (600, 9)])
def test_the_bar_shows_the_share_of_the_usual_time(waited: float, cells: int) -> None:
    assert shown(waited=waited).count(FULL) == cells


@pytest.mark.parametrize("status", sorted(PENDING))
def test_what_happens_now_is_said_with_model_and_length(status: Status) -> None:
    text = shown(replace(TASK, status=status, quote=2_520_000))
    values = {"duration": 8, "resolution": "720p", "price": TEXTS.price(Decimal("1.26"))}
    head = TEXTS("progress-head", model=TASK.request.title, **values)
    assert text.splitlines()[0] == head
    assert (FULL in text or EMPTY in text) == (status is Status.GENERATING)


def test_a_late_video_has_no_bar_that_would_promise_something() -> None:
    text = shown(replace(TASK, late=True), waited=2000)
    assert FULL not in text
    assert TEXTS("progress-late") in text


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (60, "progress-generating"),
        (61, "progress-due"),
        (120, "progress-due"),
        (121, "progress-slow"),
        (899, "progress-slow"),
    ],
)
def test_what_is_said_stays_true_however_long_it_takes(waited: float, said: str) -> None:
    usual = TEXTS.seconds(60)
    stage = shown(waited=waited).splitlines()[1]
    assert stage == TEXTS(said, typical=usual)
    assert (usual in stage) == (said == "progress-generating")


@pytest.mark.parametrize("kind", HELPERS)
def test_help_that_takes_longer_than_usual_says_so(kind: Kind) -> None:
    helped, slow = replace(TASK, kind=kind), TEXTS("progress-help-slow")
    assert slow not in shown(helped, waited=24, typical=12)
    assert slow in shown(helped, waited=25, typical=12)


def test_a_model_with_one_resolution_does_not_name_it() -> None:
    veo2 = generation_request("veo2", duration=5)
    heading = shown(replace(TASK, request=veo2, quote=0)).splitlines()[0]
    price = TEXTS.price(Decimal(0))
    assert heading == TEXTS(
        "progress-head", model="Veo 2", duration=5, resolution="none", price=price
    )
    assert "720p" not in heading


def test_what_was_asked_for_before_there_were_prices_names_none() -> None:
    assert TEXTS.price(Decimal(0)).strip("0.") not in shown(replace(TASK, quote=None))


def test_a_model_that_stepped_in_is_named_beside_the_one_it_replaces() -> None:
    text = shown(replace(TASK, request=replace(TASK.request, instead_of="Veo 2")))
    assert TEXTS("progress-substitute", wanted="Veo 2", model="Veo 3 Fast") in text


def test_a_place_in_the_queue_is_counted_from_one() -> None:
    queued = replace(TASK, status=Status.QUEUED)
    assert TEXTS("progress-waiting", place=3) in shown(queued, ahead=2)
    assert TEXTS("progress-queued") in shown(queued, ahead=0)


@pytest.mark.parametrize(("chat_id", "pause"), [(1, 2.0), (-1, 5.0)])
def test_edits_of_a_chat_keep_their_distance(chat_id: int, pause: float) -> None:
    clock = MovableClock(NOW)
    spacing = Spacing(clock, private=2.0, group=5.0)
    assert spacing.take(chat_id)
    clock.advance(pause - 0.1)
    assert not spacing.take(chat_id)
    clock.advance(0.1)
    assert spacing.take(chat_id)
    assert not spacing.take(chat_id)


def test_no_group_sees_more_than_twenty_edits_a_minute() -> None:
    clock = MovableClock(NOW)
    spacing = Spacing(clock)
    taken = 0
    for _ in range(600):
        taken += spacing.take(-1)
        clock.advance(0.1)
    assert taken < 20


def test_chats_do_not_wait_for_each_other() -> None:
    spacing = Spacing(MovableClock(NOW))
    assert all(spacing.take(chat_id) for chat_id in (1, 2, -1, -2))


def test_a_chat_that_floods_rests_for_as_long_as_telegram_says() -> None:
    clock = MovableClock(NOW)
    spacing = Spacing(clock, private=2.0)
    spacing.rest(1, 30)
    spacing.rest(1, 10)
    clock.advance(29)
    assert not spacing.take(1)
    assert spacing.take(2)
    clock.advance(1)
    assert spacing.take(1)


def test_thousands_of_chats_are_not_remembered_for_ever() -> None:
    clock = MovableClock(NOW)
    spacing = Spacing(clock)
    for chat_id in range(1, 5_000):
        spacing.take(chat_id)
        clock.advance(1)
    assert len(spacing._free_at) < 1_100
