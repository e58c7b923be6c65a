"""What is checked before anything is stored."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.chat.orders import Order, Orders
from bot.errors import OneVideoThere
from bot.tasks.task import Origin
from tests.requests import generation_request
from tests.unit.example import REQUESTER


async def allowed(*_: int) -> None:
    """Let everybody in."""


@pytest.mark.parametrize("origin", [Origin.GUEST, Origin.INLINE])
async def test_a_message_that_holds_one_video_is_asked_for_one(origin: Origin) -> None:
    permissions: Any = SimpleNamespace(check_allowed=allowed)
    nothing = cast("Any", None)
    orders = Orders(*[nothing] * 7, permissions, *[nothing] * 4)
    with pytest.raises(OneVideoThere):
        await orders.place(Order(REQUESTER, generation_request(takes=2), "guest:1", origin))
