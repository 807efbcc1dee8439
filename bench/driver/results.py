"""Rows of figures: kept as JSON, shown as Markdown. What is measured again replaces its own row only."""
import json
import pathlib
from statistics import median

HERE = pathlib.Path(__file__).parent.parent
JSON = HERE / "results.json"
MARKDOWN = HERE / "RESULTS.md"


def row(title, peer_name, ours, peer, items, machine):
    """Medians per item, and the ratio peer / ours of each pair of neighbouring rounds: above 1, we need less."""
    ratios = sorted(b.cpu / a.cpu for a, b in zip(ours, peer))
    return {
        "work": title,
        "peer": peer_name,
        "machine": machine,
        "rounds": len(ours),
        "items": items,
        "ours": figures(ours, items),
        "theirs": figures(peer, items),
        "ratio": {
            "cpu": median(ratios), "low": ratios[0], "high": ratios[-1],
            "wall": median(b.wall / a.wall for a, b in zip(ours, peer)),
        },
    }


def figures(costs, items):
    return {
        "cpu": median(c.cpu for c in costs) / items,
        "wall": median(c.wall for c in costs) / items,
        "memory": max(c.memory for c in costs),
    }


def keep(section, title, new, options):
    """Merges a row into the kept results and writes the page."""
    kept = json.loads(JSON.read_text()) if JSON.exists() else {}
    rows = kept.get(section, {"rows": []})["rows"]
    places = [i for i, old in enumerate(rows) if (old["work"], old["peer"]) == (new["work"], new["peer"])]
    if places:
        rows[places[0]] = new
    else:
        rows.append(new)
    kept[section] = {"title": title, "options": options, "rows": rows}
    JSON.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n")
    MARKDOWN.write_text(page(kept))
    return kept


def page(kept):
    lines = [
        "# What was measured", "",
        "Written by `bench/run`; [how it measures](README.md). Ratios are *peer's CPU time / ours*, medians of",
        "neighbouring rounds, with the lowest and highest: **above 1, we need less**. Times are per image where a round",
        "is about images, else of the whole. Memory is the peak of the largest process.", "",
        "![CPU time of peers relative to ours](results.svg)",
    ]
    for name, section in kept.items():
        lines += ["", f"## {section['title']}", "", f"`bench/run {section['options']}{name}`", ""]
        lines += ["| work | against | ratio, CPU | ratio, wall | ours, CPU | theirs, CPU | ours, MiB | theirs, MiB |",
                  "|---|---|---|---|---|---|---|---|"]
        lines += [line(r) for r in section["rows"]]
        lines += ["", *runs(section["rows"])]
    return "\n".join(lines) + "\n"


def line(r):
    ratio, ours, theirs = r["ratio"], r["ours"], r["theirs"]
    return (f"| {r['work']} | {r['peer']} | **{ratio['cpu']:.2f}** ({ratio['low']:.2f}–{ratio['high']:.2f}) "
            f"| {ratio['wall']:.2f} | {seconds(ours['cpu'])} | {seconds(theirs['cpu'])} "
            f"| {ours['memory']:.0f} | {theirs['memory']:.0f} |")


def seconds(value):
    return f"{value:.1f} s" if value >= 1 else f"{1000 * value:.2f} ms"


def runs(rows):
    """Where and when; which works, where a section was not measured in one run."""
    works = {}
    for r in rows:
        works.setdefault(on(r["machine"], r["rounds"]), []).append(r["work"])
    return [run if len(works) == 1 else f"- {'; '.join(which)}: {run}" for run, which in works.items()]


def on(machine, rounds):
    return (f"{machine['date']}, commit {machine['commit']}: {machine['processor']}, {machine['cores']} cores "
            f"(load {machine['load']}), {machine['memory']}, {machine['system']}; {machine['java']}; {machine['peers']}; "
            f"{'1 round' if rounds == 1 else f'{rounds} rounds'} of each.")
