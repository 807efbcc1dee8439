"""Shows an ImageFolder's classes side by side, as docs/img/scenes.png does. Needs Pillow.

Usage: contact_sheet.py SPLIT_DIRECTORY OUT.png [EXAMPLES]

One row a class, in the order of names; the first EXAMPLES (default 8) images of each.
"""

import pathlib
import sys

from PIL import Image

CELL, GAP = 72, 3


def main(split, out, examples=8):
    classes = sorted(path for path in split.iterdir() if path.is_dir())
    size = [n * (CELL + GAP) + GAP for n in (examples, len(classes))]
    sheet = Image.new("RGB", size, "white")
    for row, label in enumerate(classes):
        for column, path in enumerate(sorted(label.iterdir())[:examples]):
            image = Image.open(path).convert("RGB").resize((CELL, CELL), Image.Resampling.LANCZOS)
            sheet.paste(image, [GAP + n * (CELL + GAP) for n in (column, row)])
    palette = sheet.quantize(256)
    sheet.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(out, optimize=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
