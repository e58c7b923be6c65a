"""The chat page in a real browser."""

import pytest

BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
"""One browser serves all these tests, so they share one event loop."""
