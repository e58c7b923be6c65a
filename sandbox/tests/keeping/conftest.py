"""A folder for each test."""

from pathlib import Path

import pytest

from sandbox.keeping.folder import DemoFolder
from sandbox.tests.keeping.demo import Demo


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    """Nothing was kept there before."""
    return Demo(DemoFolder(tmp_path / "data" / "demo"))
