"""What all processes share: time, tables, the database, Telegram and the video service."""

import random
from dataclasses import dataclass, field

from benchmarks.day.clock import Life, SimulatedClock
from benchmarks.day.costs import Costs
from benchmarks.day.habits import Habits
from benchmarks.day.server import Server
from benchmarks.day.table import Row, Table
from benchmarks.day.tally import Tally
from benchmarks.day.telegram import Telegram
from benchmarks.day.video_service import VideoService


@dataclass
class World:
    """Everything but the processes."""

    clock: SimulatedClock
    habits: Habits
    costs: Costs
    calls_per_second: int
    """to Telegram: the bot's setting; Telegram itself refuses a fifth more"""
    tally: Tally
    dice: random.Random
    database: Server = field(init=False)
    telegram: Telegram = field(init=False)
    service: VideoService = field(init=False)
    table: Table = field(default_factory=Table)
    life: Life = field(default_factory=Life)
    arrived: list[Row] = field(default_factory=list)
    """updates that wait at Telegram"""
    making: dict[Row, None] = field(default_factory=dict)
    """videos in progress, the oldest first"""
    groups: dict[int, float] = field(default_factory=dict)
    """when the next call to a group is due, where processes count together"""

    def __post_init__(self) -> None:
        self.database = Server(self.clock, self.costs.connections)
        self.telegram = Telegram(self.clock, self.costs, self.tally, self.calls_per_second * 6 // 5)
        self.service = VideoService(self.clock, self.habits, self.costs, self.tally, self.dice)
