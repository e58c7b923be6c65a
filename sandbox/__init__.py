"""A simulated Telegram and video provider on your own machine; speaks HTTP only."""

from sandbox.knobs import Knobs
from sandbox.server import Sandbox

__all__ = ["Knobs", "Sandbox"]
