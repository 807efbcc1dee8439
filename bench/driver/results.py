"""Rows of figures: kept as JSON, shown as Markdown. What is measured again replaces its own row only."""
import json
import pathlib
from statistics import median

HERE = pathlib.Path(__file__).parent.parent
JSON = HERE / "results.json"
MARKDOWN = HERE / "RESULTS.md"
LOAD = "‹load›"  # of a run, the highest that its rows saw


def row(title, peer_name, ours, peer, items, machine, by):
    """Medians per item, and the ratio peer / ours of each pair of neighbouring rounds: above 1, we need less.

    `by`: cpu or wall, which of the two is told with its spread.
    """
    ratios = {kind: sorted(getattr(b, kind) / getattr(a, kind) for a, b in zip(ours, peer)) for kind in ("cpu", "wall")}
    return {
        "work": title,
        "peer": peer_name,
        "machine": machine,
        "rounds": len(ours),
        "items": items,
        "ours": figures(ours, items),
        "theirs": figures(peer, items),
        "by": by,
        "ratio": {"cpu": median(ratios["cpu"]), "low": ratios[by][0], "high": ratios[by][-1],
                  "wall": median(ratios["wall"])},
    }


def figures(costs, items):
    return {
        "cpu": median(c.cpu for c in costs) / items,
        "wall": median(c.wall for c in costs) / items,
        "memory": max(c.memory for c in costs),
    }


def keep(section, title, new):
    """Merges a row into the kept results and writes the page."""
    kept = json.loads(JSON.read_text()) if JSON.exists() else {}
    was = kept.get(section, {"rows": []})
    rows = was["rows"]
    places = [i for i, old in enumerate(rows) if (old["work"], old["peer"]) == (new["work"], new["peer"])]
    if places:
        rows[places[0]] = new
    else:
        rows.append(new)
    kept[section] = was | {"title": title, "rows": rows}
    JSON.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n")
    MARKDOWN.write_text(page(kept))
    return kept


def page(kept):
    lines = [
        "# How fast it is, beside PyTorch", "",
        "Written by `bench/run`; [how it measures](README.md). Ratios are *peer's time / ours*, medians of neighbouring",
        "rounds, with the lowest and highest: **above 1, we need less**. What counts is CPU time, and wall time where a",
        "GPU computes. Times are per image where a round is about images, else of the whole. Memory is the peak of the",
        "largest process. *A photograph's worth* is a drawn JPEG of a photograph's size and price (`peers/photos.py`), *a",
        "script* is PyTorch's way to do the same (`peers/reference.py`), *itself* is our side again.", "",
        "![Time of peers relative to ours](results.svg)",
    ]
    for name, section in kept.items():
        lines += ["", f"## {section['title']}", "", f"`bench/run {name}`{section.get('note', '')}", ""]
        by = words(section["rows"][0])
        lines += [f"| work | against | ratio, CPU | ratio, wall | ours, {by} | theirs, {by} | ours, MiB | theirs, MiB |",
                  "|---|---|---|---|---|---|---|---|"]
        lines += [line(r) for r in section["rows"]]
        lines += ["", *runs(section["rows"])]
    return "\n".join(lines) + "\n"


def words(r):
    return "CPU" if r["by"] == "cpu" else "wall"


def line(r):
    ratio, ours, theirs, by = r["ratio"], r["ours"], r["theirs"], r["by"]
    told = {"cpu": f"{ratio['cpu']:.2f}", "wall": f"{ratio['wall']:.2f}"}
    told[by] = f"**{told[by]}** ({ratio['low']:.2f}–{ratio['high']:.2f})"
    return (f"| {r['work']} | {r['peer']} | {told['cpu']} | {told['wall']} | {seconds(ours[by])} | {seconds(theirs[by])} "
            f"| {ours['memory']:.0f} | {theirs['memory']:.0f} |")


def seconds(value):
    if value < 1e-3:
        return f"{1e6 * value:.0f} µs"
    return f"{value:.1f} s" if value >= 1 else f"{1000 * value:.2f} ms"


def runs(rows):
    """Where and when; which works, where a section was not measured in one run."""
    works, loads = {}, {}
    for r in rows:
        run = on(r["machine"], r["rounds"])
        works.setdefault(run, {})[r["work"]] = True  # once, however many peers it had
        loads[run] = max(loads.get(run, 0), r["machine"]["load"])
    told = {run.replace(LOAD, str(loads[run])): which for run, which in works.items()}
    return [run if len(told) == 1 else f"- {'; '.join(which)}: {run}" for run, which in told.items()]


def on(machine, rounds):
    return (f"{machine['date']}, commit {machine['commit']}: {machine['processor']}, {machine['cores']} cores "
            f"(load {LOAD}), {machine['memory']}, {machine['gpu'] + ', ' if machine.get('gpu') else ''}"
            f"{machine['system']}; {machine['java']}; {machine['peers']}; "
            f"{'1 round' if rounds == 1 else f'{rounds} rounds'} of each.")
