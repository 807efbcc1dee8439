"""TIMES JDK_ARCHIVE: what commands cost without and with archived classes; each runs that often, the quickstart once."""

import os
import subprocess
import sys
import tempfile
import time

SMALL = "runner-image/test/tiny.yaml"
TIMES = int(sys.argv[1])
# The archive that a Java brings of its own classes, in place of ours: the last of two options counts.
WITHOUT = {"JAVA_OPTS": "-XX:SharedArchiveFile={0} -Dfixres.runner.archive={0}".format(sys.argv[2])}


def cost(command, environment):
    """Elapsed and CPU seconds of a command and all that it starts."""
    with tempfile.TemporaryDirectory() as work:
        began = time.monotonic()
        child = subprocess.Popen(
            [argument.replace("WORK", work) for argument in command.split()],
            env=os.environ | environment,
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"{command} failed")
        return time.monotonic() - began, usage.ru_utime + usage.ru_stime


def row(what, command, times=TIMES):
    runs = [(cost(command, WITHOUT), cost(command, {})) for _ in range(times)]
    least = [[min(run[i][j] for run in runs) for j in (0, 1)] for i in (0, 1)]
    cells = [f"{elapsed:.2f} / {cpu:.2f}" for elapsed, cpu in least]
    print(f"| {what} | {' | '.join(cells)} |", flush=True)


row("`fixres --version`", "./fixres --version")
row("`fixres validate`", "./fixres validate examples/quickstart.yaml")
row("an experiment of 3 small stages", f"./fixres run {SMALL} --workspace WORK/work")
row("the quickstart, 9 stages", "./fixres run examples/quickstart.yaml --workspace WORK/work", times=1)
