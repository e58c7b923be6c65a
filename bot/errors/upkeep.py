"""What an operator asks of a database, and is not done."""

from dataclasses import dataclass

from bot.errors.base import VeogramError


@dataclass(eq=False)
class UpkeepRefused(VeogramError):
    """A database is not backed up, restored or moved; ``problem`` says why, and what to do."""

    problem: str

    def __str__(self) -> str:
        return self.problem
