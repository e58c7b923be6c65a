"""A Telegram to talk to on your own machine, and a video provider behind it; speaks HTTP only."""

from sandbox.knobs import Knobs
from sandbox.server import Sandbox

__all__ = ["Knobs", "Sandbox"]
