"""What the API tells of the account and its key: balance, auto top-up, entries, the key itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.knobs import Knobs
from sandbox.provider.key_info import ApiKey
from sandbox.provider.ledger import Ledger
from sandbox.provider.query_params import check_names
from sandbox.provider.transaction_query import parse_transaction_query

USER_ID = 111
EMAIL = "operator@example.org"


@dataclass(frozen=True, slots=True)
class AccountReads:
    """The handlers of ``/v2/billing...`` and ``/v1/key``; none of them changes anything."""

    knobs: Knobs
    ledger: Ledger
    key: ApiKey
    now: Callable[[], float]

    async def balance(self, _request: Request) -> Response:
        """Answer ``/v2/billing``."""
        return JSONResponse(self._balance())

    async def detail(self, request: Request) -> Response:
        """Answer ``/v2/billing/detail``: whose account it is, its balance and auto top-up."""
        check_names(request.query_params, ())
        settings = {"autotopup_settings": self.ledger.auto_topup.as_json()}
        return JSONResponse({"user_id": USER_ID, "email": EMAIL} | self._balance() | settings)

    async def transactions(self, request: Request) -> Response:
        """Answer ``/v2/billing/transactions``: one page of the entries."""
        query = parse_transaction_query(request.query_params)
        return JSONResponse(query.page(self.ledger.transactions))

    async def key_info(self, request: Request) -> Response:
        """Answer ``/v1/key``."""
        check_names(request.query_params, ())
        return JSONResponse(self.key.as_json(self.ledger.usage, self.now()))

    def _balance(self) -> dict[str, Any]:
        left = 0.0 if self.knobs.provider_out_of_credits else self.ledger.balance_usd
        return {"current_balance": left, "currency": "USD"}
