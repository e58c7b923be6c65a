"""The simulated provider: Veo's HTTP interface, with real films and faults to order."""

from sandbox.provider.app import Provider
from sandbox.provider.faults import Fault, Operation
from sandbox.provider.generation import Generation, Outcome, Status

__all__ = ["Fault", "Generation", "Operation", "Outcome", "Provider", "Status"]
