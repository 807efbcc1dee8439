"""seconds WORKSPACE: what each stage took, a line each. compare A B: fails when two workspaces hold other results."""

import csv
import json
import pathlib
import sys

VARYING = {"measured", "imagesPerSecond", "uid"}  # times, throughput and whose run it was, in result.json and verdict.json


def without_times(value):
    if isinstance(value, dict):
        return {key: without_times(inner) for key, inner in value.items() if key not in VARYING}
    return [without_times(inner) for inner in value] if isinstance(value, list) else value


def content(file):
    if file.name in ("result.json", "verdict.json"):
        return json.dumps(without_times(json.loads(file.read_text())))
    if file.name == "matrix.csv":
        rows = list(csv.DictReader(file.open()))
        return [{key: cell for key, cell in row.items() if key != "images_per_second"} for row in rows]
    return file.read_bytes()


def results(workspace):
    kept = [workspace / "verdict.json", *workspace.glob("matrix.csv")]
    kept += workspace.glob("stages/*/result.json")
    kept += workspace.glob("stages/*/model.safetensors")
    for folder in ("scores", "best"):
        kept += [file for file in (workspace / folder).rglob("*") if file.is_file()]
    return {file.relative_to(workspace).as_posix(): content(file) for file in kept}


def compare(one, other):
    first, second = results(one), results(other)
    differing = [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
    for name in differing:
        print(f"differs: {name}")
    print(f"{len(first)} files of results, {len(differing)} differ")
    return 1 if differing or not first else 0


def seconds(workspace):
    for file in workspace.glob("stages/*/result.json"):
        result = json.loads(file.read_text())
        print(result["stage"], result["measured"]["seconds"])


if sys.argv[1] == "seconds":
    seconds(pathlib.Path(sys.argv[2]))
else:
    sys.exit(compare(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])))
