"""bench/run: measures sections and writes what it found; see bench/README.md."""
import argparse
import os
import pathlib

import machine
import results
from images import Images
from measure import alternate
from sections import ON_GPU, SECTIONS


def arguments():
    parser = argparse.ArgumentParser(
        prog="bench/run", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Times our work and the same work in PyTorch + torchvision, in turn, and writes RESULTS.md.",
        epilog="sections:\n" + "\n".join(f"  {name:13} {title}" for name, (title, *_) in SECTIONS.items())
               + "\n\nbench/run kernels [JMH'S OPTIONS]: what one image costs here, part by part, beside nobody")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="default: all that this machine can do, some hours on 2 cores")
    parser.add_argument("--rounds", type=int, help="rounds of each side that count (default: the section's own, 3 to 9)")
    parser.add_argument("--only", metavar="TEXT", default="", help="only works whose name contains this text")
    parser.add_argument("--threads", type=int, default=1, help="threads of a step, for both sides (default 1)")
    parser.add_argument("--directory", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    for name in options.sections:
        if name not in SECTIONS:
            parser.error(f"there is no section '{name}': choose from {', '.join(SECTIONS)}")
    return options


def measure(name, options, have):
    import plot  # its library is one of the peers', which --help does without

    title, rows_of, rounds, warm_up = SECTIONS[name]
    by = "wall" if name in ON_GPU else "cpu"
    print(f"== {title}", flush=True)
    for work, peer, ours, theirs in rows_of(have, options):
        if options.only not in work:
            continue
        items = ours.items
        costs = alternate(ours, theirs, options.rounds or rounds, warm_up)
        row = results.row(work, peer, *costs, items, machine.describe(), by)
        plot.draw(results.keep(name, title, row))
        ratio = row["ratio"]
        print(f"{work} against {peer}: {ratio[by]:.2f} ({ratio['low']:.2f}–{ratio['high']:.2f})", flush=True)


def main():
    options = arguments()
    have = Images(options.directory)
    engine = "PYTORCH_LIBRARY_PATH" in os.environ and machine.gpu()
    for name in options.sections or [name for name in SECTIONS if engine or name not in ON_GPU]:
        measure(name, options, have)
    print(f"bench: {results.MARKDOWN}")


main()
