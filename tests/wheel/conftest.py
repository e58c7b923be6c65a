"""What `make wheel` has installed."""

import os
from pathlib import Path

import pytest

from tests.wheel.installed import Installed


@pytest.fixture
def installed() -> Installed:
    return Installed(Path(os.environ["WHEEL_VENV"]))
