"""Golden vectors for decoding at a half, a quarter and an eighth: Pillow's Image.draft, and resize with a box.

    python tools/golden/scaled.py src/runner/src/test/resources/io/fixres/runner

Needs Pillow 12. Reads the JPEGs that images.py wrote and writes transform/scaled.json: for every file
and scale the size and SHA-256 of the RGB bytes, and crops resized from there.
"""

import hashlib
import json
import pathlib
import random
import sys

from PIL import Image

ROOT = pathlib.Path(sys.argv[1])
FILTERS = {"BILINEAR": Image.Resampling.BILINEAR, "BICUBIC": Image.Resampling.BICUBIC}
# Not baseline, so decoded at full size by us.
LEFT_OUT = {"jpeg-progressive.jpg", "jpeg-cmyk.jpg"}
# Where libjpeg-turbo overflows, that is followed at full size only.
OVERFLOWING = "jpeg-overflow"


def digest(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


def drafted(file, scale):
    """The picture at one over scale; None where the picture is too small for Pillow to do that."""
    image = Image.open(file)
    width, height = image.size
    if min(width, height) < scale:
        return None
    image.draft(None, (width // scale, height // scale))
    expected = (-(-width // scale), -(-height // scale))
    return image.convert("RGB") if image.size == expected else None


def crops(file, image, scale, draw):
    width, height = Image.open(file).size
    for name, mode in FILTERS.items():
        for _ in range(3):
            w, h = draw.randint(scale, width), draw.randint(scale, height)
            left, top = draw.randint(0, width - w), draw.randint(0, height - h)
            side = draw.randint(1, min(w, h) // scale)
            box = (left / scale, top / scale, (left + w) / scale, (top + h) / scale)
            done = image.resize((side, side), mode, box=box)
            yield dict(filter=name, box=[left, top, w, h], side=side, sha256=digest(done))


def main():
    draw = random.Random(0)
    vectors = []
    for file in sorted((ROOT / "image").glob("jpeg-*.jpg")):
        if file.name in LEFT_OUT or file.name.startswith(OVERFLOWING):
            continue
        for halvings in (1, 2, 3):
            image = drafted(file, 1 << halvings)
            if image is not None:
                vectors.append(
                    dict(file=file.name, halvings=halvings, width=image.width, height=image.height,
                         sha256=digest(image), crops=list(crops(file, image, 1 << halvings, draw))))
    text = ",\n".join(json.dumps(vector) for vector in vectors)
    (ROOT / "transform" / "scaled.json").write_text("[\n" + text + "\n]\n")


main()
