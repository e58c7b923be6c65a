"""The calls whose answer is the result: ``/v1/chat/completions`` and ``/v1/images/generations``."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox.knobs import Knobs
from sandbox.provider import auth
from sandbox.provider.drawing import Drawer, pictures_answer
from sandbox.provider.durations import Durations
from sandbox.provider.errors import ApiError
from sandbox.provider.instant import Instant, Result, Results
from sandbox.provider.instant_models import CHAT_PATH, IMAGES_PATH, InstantModel
from sandbox.provider.key_info import ApiKey
from sandbox.provider.ledger import OUT_OF_CREDITS, Ledger
from sandbox.provider.rate_limit import MINUTE_S, RateLimit
from sandbox.provider.request_guard import read_json
from sandbox.provider.validation import check_instant
from sandbox.provider.writing import completion, write


@dataclass(frozen=True, slots=True)
class InstantCalls:
    """The handlers; both spend money."""

    knobs: Knobs
    ledger: Ledger
    key: ApiKey
    creates: RateLimit
    durations: Durations
    drawer: Drawer
    results: Results
    now: Callable[[], float]

    async def write(self, request: Request) -> Response:
        """Answer ``/v1/chat/completions``."""
        model, body = await self._checked(request, CHAT_PATH)
        text = write(body, Result.GOOD)
        price = model.price_usd(input_token=text.tokens_in, output_token=text.tokens_out)
        call = await self._accepted(request, model, body, price)
        return completion(call, write(body, call.result))

    async def draw(self, request: Request) -> Response:
        """Answer ``/v1/images/generations``."""
        model, body = await self._checked(request, IMAGES_PATH)
        price = model.price_usd(image=int(body.get("num_images", 1)))
        call = await self._accepted(request, model, body, price)
        await self.drawer.draw(call)
        return pictures_answer(request, call)

    async def _checked(self, request: Request, path: str) -> tuple[InstantModel, dict[str, Any]]:
        """Return the model and the body of a request that is as it should be."""
        auth.client_request_id(request)
        self.creates.admit(self.knobs.provider_rate_limit, MINUTE_S / self.knobs.speed)
        body = await read_json(request)
        model = check_instant(body, path)
        self.key.check(self.ledger.usage, self.now(), model.scope)
        if self.knobs.provider_out_of_credits:
            raise ApiError(403, OUT_OF_CREDITS)
        return model, body

    async def _accepted(
        self, request: Request, model: InstantModel, body: dict[str, Any], price: float
    ) -> Instant:
        """Accept it, and take as long as it takes.

        Raises:
            ApiError: 400: the safety filter refuses it, or 403: nothing pays for it.
        """
        if (result := self.results.next()) is Result.BLOCKED:
            raise ApiError(400, "The request was blocked by the safety filter.")
        name = auth.client_request_id(request)
        call = self.ledger.accept_instant(model, body, name, price, result)
        await asyncio.sleep(self.durations.duration_s(model))
        return call
