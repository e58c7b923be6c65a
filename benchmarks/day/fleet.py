"""The processes that share a database, as they come and go."""

from benchmarks.day.leadership import Leadership
from benchmarks.day.lost_calls import LostCalls
from benchmarks.day.progress import Progress
from benchmarks.day.replica import Replica
from benchmarks.day.works import Works
from benchmarks.day.world import World


class Fleet:
    """Starts processes and kills them."""

    def __init__(self, world: World, size: int) -> None:
        self._world = world
        self._size = size
        self._lost = LostCalls(world)
        self._leadership = Leadership(world, self._lost)
        self.replicas: list[Replica] = []
        for _ in range(size):
            self._start()

    def _start(self) -> None:
        name = f"replica-{len(self.replicas)}"
        replica = Replica(name, self._world, is_alone=self._size == 1)
        self.replicas.append(replica)
        works = Works(replica, self._lost, self.wake)
        self._leadership.join(replica, Progress(replica, works), self.wake)
        replica.begin(works.by_queue())

    def wake(self) -> None:
        """Tell all that something new is stored; one of them hears it first."""
        clock, hearing = self._world.clock, self._world.costs.hearing
        for replica in self.replicas:
            clock.call_at(clock.now + hearing * self._world.dice.random(), replica.wake)

    def kill(self, which: int) -> None:
        """End a process as a power cut would; one that is alone is started again."""
        dead = self.replicas[which]
        dead.life.is_over = True
        self._world.table.orphan(dead.name, self._world.clock.now)
        if self._size == 1:
            self._world.clock.call_at(
                self._world.clock.now + self._world.costs.restart, lambda: self._replace(dead)
            )

    def _replace(self, dead: Replica) -> None:
        """Start anew: the lock file says that nobody else is alive."""
        self._world.table.release(dead.name, self._world.clock.now)
        self._start()
