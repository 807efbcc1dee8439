"""Prints what decode-once.sh measured; fails when a count of right images differs."""

import json
import pathlib
import re
import sys

directory = pathlib.Path(sys.argv[1])


def cpu(name):
    text = " ".join((directory / f"{name}.cpu").read_text().splitlines()[1::2])  # the children's lines
    return sum(60 * int(m) + float(s) for m, s in re.findall(r"(\d+)m([\d.]+)s", text))


def counts(name):
    found = {}
    for file in directory.glob(f"{name}/stages/*/result.json"):
        for point in json.loads(file.read_text())["points"]:
            found[point["point"]["resolution"]] = {k: v for k, v in point.items() if k != "imagesPerSecond"}
    return found


alone = sorted(path.stem for path in directory.glob("alone-*.cpu"))
one, eight = cpu("together"), sum(cpu(name) for name in alone)
together = counts("together")
separate = {size: point for name in alone for size, point in counts(name).items()}
print("| one sweep of eight sizes | eight sweeps of one size | ratio | same counts |")
print("|---|---|---|---|")
print(f"| {one:.1f} s CPU | {eight:.1f} s CPU | {one / eight:.2f} | {together == separate and len(separate) == 8} |")
for size in sorted(together.keys() | separate.keys()):
    if together.get(size) != separate.get(size):
        print(f"differs at {size}: {together.get(size)} / {separate.get(size)}")
sys.exit(0 if together == separate and len(separate) == 8 else 1)
