"""The simulated provider: Veo's HTTP interface, with real films and faults to order."""

from .app import Provider
from .faults import Fault, Step
from .generation import Fate, Generation, Status

__all__ = ["Fate", "Fault", "Generation", "Provider", "Status", "Step"]
