"""Checks the verdict of examples/photos.yaml; what it may say is wide, because 97 images settle little."""

import json
import pathlib
import sys

workspace = pathlib.Path(sys.argv[1])
verdict = json.loads((workspace / "verdict.json").read_text())
failures = []


def check(claim, holds):
    print(f"photos.py: {'ok    ' if holds else 'FAILED'} {claim}")
    if not holds:
        failures.append(claim)


untuned = next(curve for curve in verdict["curves"] if curve["kind"] == "Untuned")
top1 = {point["point"]["resolution"]: point["top1"] for point in untuned["points"]}
best, total = verdict["best"], verdict["gains"]["total"]
print("photos.py: untuned", " ".join(f"{size}: {value:.1f}" for size, value in sorted(top1.items())))
check("every validation image was scored", verdict["images"] == 97)
check("the untuned best is 85 % at least", max(top1.values()) >= 85)
check("64 px is at least 5 points below it", top1[64] <= max(top1.values()) - 5)
check("the winner is between 96 and 224 px", 96 <= best["point"]["resolution"] <= 224)
check("its interval is wider than 5 points", best["interval"]["high"] - best["interval"]["low"] > 5)
check("its figure is not the maximum's", best["crossFit"] <= best["value"] + 1e-9)
check("it is said that 97 images are few", any("Only 97" in warning["message"] for warning in verdict["warnings"]))
check("undecided is said, or no gain is claimed", best["undecided"] or total["interval"]["low"] <= 0)
check("best/ holds the model", (workspace / "best" / "model.safetensors").stat().st_size > 1_000_000)
sys.exit(1 if failures else 0)
