"""``python -m tests.journeys.replicas.skewed``: the real bot on a machine whose clock is wrong.

``SKEW`` is by how many seconds it is ahead.
"""

import os
import sys
import time

from bot.__main__ import main

_real, _skew = time.time, float(os.environ["SKEW"])


def _wrong() -> float:
    return _real() + _skew


if __name__ == "__main__":
    time.time = _wrong
    sys.exit(main([]))
