"""What axe-core says of the page."""

from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

from tests.browser.looks import LOOKS

SERIOUS = {"serious", "critical"}


async def expect_nothing_serious(page: Page) -> None:
    """Look at the page as it is now, in each look."""
    found = []
    for look in LOOKS:
        await look.put_on(page)
        result = await Axe().run(page, options={"resultTypes": ["violations"]})
        serious = [each for each in result.response["violations"] if each["impact"] in SERIOUS]
        found += [f"{look.theme}, {look.width} px: {_told(each)}" for each in serious]
    assert not found, "\n".join(found)


def _told(violation: dict[str, Any]) -> str:
    places = [f"{node['html'][:200]}: {node['failureSummary']}" for node in violation["nodes"]]
    return "\n  ".join([violation["help"], *places])
