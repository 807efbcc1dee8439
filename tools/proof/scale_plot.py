"""FIGURE CSV…: what the operator of a scale run had used as its Jobs grew in number. Needs matplotlib."""

import csv
import pathlib
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  the backend comes first


def samples(path):
    with open(path, newline="") as file:
        return [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]


plt.rcParams.update({"svg.hashsalt": "fixres", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 8})
figure, (cpu, memory) = plt.subplots(1, 2, figsize=(8, 2.8))
for path in map(pathlib.Path, sys.argv[2:]):
    rows = samples(path)
    jobs = [row["jobs"] for row in rows]
    label = path.stem.removeprefix("scale-") + " experiments"
    cpu.plot(jobs, [row["cpu_seconds"] for row in rows], label=label, linewidth=1.2)
    memory.plot(jobs, [row["resident_mib"] for row in rows], label=label, linewidth=1.2)
for axes, what in ((cpu, "CPU seconds"), (memory, "resident MiB")):
    axes.set(xlabel="Jobs", ylabel=what, ylim=(0, None), xlim=(0, None))
    axes.spines[["top", "right"]].set_visible(False)
cpu.legend(frameon=False)
figure.tight_layout()
figure.savefig(sys.argv[1], metadata={"Date": None})
