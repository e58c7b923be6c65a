"""A Telegram to talk to on your own machine, and a video provider behind it; speaks HTTP only."""

from bot.sandbox.knobs import Knobs
from bot.sandbox.server import Sandbox

__all__ = ["Knobs", "Sandbox"]
