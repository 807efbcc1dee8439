"""Times two sides in turn: A B A B …, so that what else the machine does hits both alike."""
import os
import subprocess
import time
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Cost:
    """CPU and wall time in seconds; peak resident memory of the largest process in MiB."""
    cpu: float
    wall: float
    memory: float


class Resident:
    """A worker that stays and does a round when asked; see bench/peers/worker.py. It starts once it is needed."""

    def __init__(self, command, environment):
        self.command, self.environment = command, environment

    @cached_property
    def process(self):
        return subprocess.Popen(self.command, env=self.environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @cached_property
    def items(self):
        """How many things a round is about; waits until the worker is ready."""
        answer = self.process.stdout.readline().split()
        if answer[:1] != ["ready"]:
            raise SystemExit(f"bench: {' '.join(self.command)} did not start; its last words are above")
        return int(answer[1])

    def round(self):
        cpu, wall = self.cpu_time(), time.perf_counter()
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        kib = self.process.stdout.readline()
        cpu, wall = self.cpu_time() - cpu, time.perf_counter() - wall
        if not kib:
            raise SystemExit(f"bench: {' '.join(self.command)} ended in a round; its last words are above")
        return Cost(cpu, wall, int(kib) / 1024)

    def cpu_time(self):
        """Seconds of all its threads, to the nanosecond: Java tells its own in steps of 10 ms."""
        return time.clock_gettime(~self.process.pid << 3 | 2)  # the clock that clock_getcpuclockid(3) names

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Command:
    """A whole program: each round starts it anew. `prepare` makes its arguments, not timed."""
    items = 1

    def __init__(self, prepare, environment, log):
        self.prepare, self.environment, self.log = prepare, environment, log

    def round(self):
        command = self.prepare()
        with open(self.log, "w") as log:
            began = time.perf_counter()
            child = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
            _, status, used = os.wait4(child.pid, 0)
            wall = time.perf_counter() - began
        if status != 0:
            raise SystemExit(f"bench: {' '.join(command)} failed; what it said is in {self.log}")
        # Linux counts the children a process has waited for into what it used.
        return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)

    def close(self):
        pass


def alternate(ours, peer, rounds, warm_up):
    """Lists of costs of both, after rounds that do not count (compilers, caches)."""
    if ours.items != peer.items:
        raise SystemExit(f"bench: a round of ours is of {ours.items} things, one of theirs of {peer.items}")
    for _ in range(warm_up):
        ours.round(), peer.round()
    pairs = [(ours.round(), peer.round()) for _ in range(rounds)]
    ours.close(), peer.close()
    return [a for a, _ in pairs], [b for _, b in pairs]
