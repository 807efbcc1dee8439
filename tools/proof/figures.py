"""Prints a Markdown table of what the verdicts in the given workspaces claim."""

import json
import pathlib
import sys


def gain(verdict, name):
    found = verdict["gains"].get(name)
    if not found:
        return "not asked"
    low, high = found["interval"]["low"], found["interval"]["high"]
    return f"{found['estimate']:+.1f} [{low:+.1f}, {high:+.1f}]"


def prediction(verdict):
    found = verdict.get("predicted")
    return f"{found['resolution']} ({found['low']:.0f}–{found['high']:.0f})" if found else "–"


def direct_best(verdict):
    """The highest point of the arms trained directly at the winning size: a maximum, so a little too high."""
    points = [point for curve in verdict["curves"] if curve["kind"].startswith("Direct") for point in curve["points"]]
    best = max(points, key=lambda point: point["top1"], default=None)
    return f"{best['top1']:.1f} at {best['point']['resolution']}" if best else "not asked"


def at_train_size(verdict):
    baseline = verdict.get("baseline")
    return f"{baseline['top1']:.1f}" if baseline else "–"


print("| run | tested at the train size | best: trained → tuned → tested | cross-fitted top-1 | predicted"
      " | enlarge | tune | total | versusDirect | highest point of direct training | undecided |")
print("|---|---|---|---|---|---|---|---|---|---|---|")
for workspace in map(pathlib.Path, sys.argv[1:]):
    if not (workspace / "verdict.json").exists():
        print(f"| {workspace.name} | has no verdict |")
        continue
    verdict = json.loads((workspace / "verdict.json").read_text())
    best = verdict["best"]
    tuned = best.get("fineTuneResolution") or "–"
    print(
        f"| {workspace.name} | {at_train_size(verdict)} "
        f"| {best['trainResolution']} → {tuned} → {best['point']['resolution']} "
        f"| {best['crossFit']:.1f} [{best['interval']['low']:.1f}, {best['interval']['high']:.1f}] "
        f"| {prediction(verdict)} "
        f"| {gain(verdict, 'enlarge')} | {gain(verdict, 'tune')} | {gain(verdict, 'total')} "
        f"| {gain(verdict, 'versusDirect')} | {direct_best(verdict)} | {'yes' if best['undecided'] else 'no'} |"
    )
