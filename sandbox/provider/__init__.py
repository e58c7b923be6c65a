"""The simulated provider: the HTTP API of Veo, with real videos and faults on demand."""

from sandbox.provider.app import Provider
from sandbox.provider.faults import Fault, Operation
from sandbox.provider.generation import Generation, Outcome, Status

__all__ = ["Fault", "Generation", "Operation", "Outcome", "Provider", "Status"]
