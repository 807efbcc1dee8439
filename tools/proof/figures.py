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


def at_train_size(verdict):
    baseline = verdict.get("baseline")
    return f"{baseline['top1']:.1f}" if baseline else "–"


print("| run | tested at the train size | best: trained → tuned → tested | cross-fitted top-1 | predicted"
      " | enlarge | tune | total | versusDirect | undecided |")
print("|---|---|---|---|---|---|---|---|---|---|")
for workspace in map(pathlib.Path, sys.argv[1:]):
    if not (workspace / "verdict.json").exists():
        print(f"| {workspace.name} | has no verdict |")
        continue
    verdict = json.loads((workspace / "verdict.json").read_text())
    best, predicted = verdict["best"], verdict.get("predicted") or {}
    tuned = best.get("fineTuneResolution") or "–"
    print(
        f"| {workspace.name} | {at_train_size(verdict)} "
        f"| {best['trainResolution']} → {tuned} → {best['point']['resolution']} "
        f"| {best['crossFit']:.1f} [{best['interval']['low']:.1f}, {best['interval']['high']:.1f}] "
        f"| {'–'.join(str(v) for v in predicted.values() if v is not None) or '–'} "
        f"| {gain(verdict, 'enlarge')} | {gain(verdict, 'tune')} | {gain(verdict, 'total')} "
        f"| {gain(verdict, 'versusDirect')} | {'yes' if best['undecided'] else 'no'} |"
    )
