"""Prints a Markdown table: accuracy of workspaces beside the speed of their trainings."""

import json
import pathlib
import sys


def trainings(workspace):
    results = [json.loads(file.read_text()) for file in workspace.glob("stages/*/result.json")]
    return sorted((r for r in results if r["kind"] == "Train"), key=lambda r: r["stage"])


def untuned(verdict):
    """The highest mean over the seeds among the untuned points: a maximum, so a little too high, in both alike."""
    points = [p for curve in verdict["curves"] if curve["kind"] == "Untuned" for p in curve["points"]]
    return max(points, key=lambda p: p["top1"])


print("| run | untuned: best size, top-1 | best: size, cross-fitted top-1 | gain in all | training, images a second, by seed"
      " | last epoch's loss, by seed | device |")
print("|---|---|---|---|---|---|---|")
for workspace in map(pathlib.Path, sys.argv[1:]):
    verdict = json.loads((workspace / "verdict.json").read_text())
    best, total, plain = verdict["best"], verdict["gains"]["total"], untuned(verdict)
    learned = trainings(workspace)
    print(f"| {workspace.name} | {plain['point']['resolution']}: {plain['top1']:.2f}"
          f" [{plain['interval']['low']:.2f}, {plain['interval']['high']:.2f}]"
          f" | {best['point']['resolution']}: {best['crossFit']:.2f}"
          f" [{best['interval']['low']:.2f}, {best['interval']['high']:.2f}]"
          f" | {total['estimate']:+.2f} [{total['interval']['low']:+.2f}, {total['interval']['high']:+.2f}]"
          f" | {', '.join(format(r['measured']['imagesPerSecond'], '.0f') for r in learned)}"
          f" | {', '.join(format(r['learned']['loss'], '.3f') for r in learned)}"
          f" | {learned[0]['measured']['device']} |")
