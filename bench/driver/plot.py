"""The picture of the results by section: a bar for each work, to the right of the line where we need less time."""
import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  the backend comes first

from results import HERE


def draw(kept):
    lines = [line for section in kept.values() for line in (section["title"], *section["rows"])][::-1]
    rows = [line for line in lines if not is_title(line)]
    plt.rcParams.update({"svg.hashsalt": "fixres", "svg.fonttype": "none", "font.family": "sans-serif"})
    figure, axes = plt.subplots(figsize=(9, 0.6 + 0.27 * len(lines)))
    for i, line in enumerate(lines):
        if is_title(line):
            continue
        ratio = line["ratio"]
        middle = ratio[line["by"]]
        axes.barh(i, middle - 1, left=1, color="#2a7f62" if middle >= 1 else "#b5523b", height=0.66)
        axes.plot([ratio["low"], ratio["high"]], [i, i], color="#222222", linewidth=1)
        axes.annotate(f"{middle:.2f}", (max(middle, ratio["high"]), i), xytext=(4, 0),
                      textcoords="offset points", va="center", fontsize=7)
    axes.set_yticks(range(len(lines)), [name(line) for line in lines], fontsize=7)
    for label, line in zip(axes.get_yticklabels(), lines):
        label.set_fontweight("bold" if is_title(line) else "normal")
    axes.set_xscale("log")
    axes.axvline(1, color="#222222", linewidth=0.8)
    bounds = [r["ratio"]["low"] for r in rows] + [1.4 * r["ratio"]["high"] for r in rows]
    axes.set_xlim(0.9 * min(bounds), max(2, *bounds))
    axes.set_ylim(-0.7, len(lines) - 0.3)
    ticks = [t for t in (0.3, 0.5, 0.7, 1, 1.4, 2, 3, 5, 10, 20) if min(bounds) < t < max(2, *bounds)]
    axes.set_xticks(ticks, [f"{t:g}" for t in ticks], fontsize=7)
    axes.minorticks_off()
    axes.set_xlabel("peer's CPU time / ours; on a GPU, wall time", fontsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(HERE / "results.svg", metadata={"Date": None})


def name(line):
    return line if is_title(line) else f"{line['work']} · {line['peer']}"


def is_title(line):
    return isinstance(line, str)
