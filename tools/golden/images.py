"""Draws tiny image files of every kind a real folder holds and records what Pillow makes of them.

    python tools/golden/images.py src/runner/src/test/resources/io/fixres/runner/image

Needs Pillow 12 and numpy. Writes the files and golden.json: name -> [width, height, SHA-256 of the
RGB bytes of Image.open(f).convert("RGB")]. Files that must be refused are in ImageDecoderTest.
"""

import hashlib
import json
import pathlib
import struct
import sys

import numpy as np
from PIL import Image

OUT = pathlib.Path(sys.argv[1])


def scene(width, height, seed=0):
    """Smooth colours, edges and noise, so that rounding anywhere would show."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    red = 127 + 120 * np.sin(x / 5.0 + seed)
    green = 255 * ((x // 7 + y // 5) % 2)
    blue = 127 + 127 * np.cos((x + 2 * y) / 11.0)
    image = np.stack([red, green, blue], axis=2) + rng.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8))


def save(name, image, **options):
    image.save(OUT / name, **options)


def jpegs():
    sizes = [(61, 47), (16, 16), (1, 1), (2, 3), (33, 5), (5, 33), (17, 64)]
    for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
        for width, height in sizes:
            name = f"jpeg-{subsampling.replace(':', '')}-{width}x{height}.jpg"
            save(name, scene(width, height, width), quality=83, subsampling=subsampling)
    save("jpeg-quality-100.jpg", scene(61, 47), quality=100, subsampling="4:2:0")
    save("jpeg-quality-5.jpg", scene(61, 47), quality=5, subsampling="4:2:0")
    save("jpeg-optimized.jpg", scene(61, 47), quality=75, optimize=True)
    save("jpeg-restarts.jpg", scene(61, 47), quality=75, restart_marker_blocks=3)
    save("jpeg-progressive.jpg", scene(61, 47), quality=80, progressive=True)
    save("jpeg-grey.jpg", scene(61, 47).convert("L"), quality=80)
    save("jpeg-rgb.jpg", scene(61, 47), quality=80, keep_rgb=True)
    save("jpeg-cmyk.jpg", scene(61, 47).convert("CMYK"), quality=80)
    save("jpeg-20000-wide.jpg", scene(20000, 2), quality=10)
    exif = Image.Exif()
    exif[0x0112] = 6
    save("jpeg-exif-rotated.jpg", scene(61, 47), quality=80, exif=exif)
    # 4:4:0: a 4:2:2 file cannot be relabelled, so the sampling factors are given to libjpeg.
    upright = bytearray((OUT / "jpeg-422-16x16.jpg").read_bytes())
    frame = upright.find(b"\xff\xc0")
    upright[frame + 11] = 0x12
    (OUT / "jpeg-440.jpg").write_bytes(bytes(upright))
    for times in (5, 20, 255):
        enlarged(f"jpeg-overflow-{times}.jpg", scene(61, 47), times)
    stripes = Image.fromarray(np.tile(np.asarray(scene(61, 1)), (47, 1, 1)))
    enlarged("jpeg-overflow-stripes.jpg", stripes, 40)


def enlarged(name, image, times):
    """A file as damage makes them: coefficients of this many times what an encoder finds."""
    save(name, image, quality=100, subsampling="4:2:0")
    data = bytearray((OUT / name).read_bytes())
    table = 0
    while (table := data.find(b"\xff\xdb\x00\x43", table + 1)) > 0:
        data[table + 5 : table + 69] = bytes([times]) * 64
    (OUT / name).write_bytes(bytes(data))


def pngs():
    rgb = scene(31, 23)
    alpha = rgb.convert("L").point(lambda v: 255 - v)
    save("png-rgb.png", rgb)
    save("png-grey.png", rgb.convert("L"))
    save("png-bilevel.png", rgb.convert("1"))
    save("png-palette.png", rgb.quantize(17), bits=8)
    save("png-palette-4.png", rgb.quantize(13), bits=4)
    save("png-palette-alpha.png", rgb.quantize(9), transparency=2)
    save("png-one-pixel.png", rgb.crop((0, 0, 1, 1)))
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    save("png-rgba.png", rgba)
    save("png-grey-alpha.png", rgba.convert("LA"))


def others():
    rgb = scene(31, 23)
    save("bmp-rgb.bmp", rgb)
    save("bmp-palette.bmp", rgb.quantize(32))
    save("bmp-grey.bmp", rgb.convert("L"))
    save("gif.gif", rgb.quantize(64))
    save("gif-animated.gif", rgb, save_all=True, append_images=[scene(31, 23, 5)])
    frames()
    save("webp-lossy.webp", rgb, quality=80)
    save("webp-lossless.webp", rgb, lossless=True)
    rgba = rgb.copy()
    rgba.putalpha(rgb.convert("L"))
    save("webp-alpha.webp", rgba, quality=80)
    # Content counts, not the name.
    (OUT / "png-named.jpg").write_bytes((OUT / "png-rgb.png").read_bytes())


def frames():
    """First frames that do not fill their screen: the sizes that the files state are patched."""
    for name, screen, place in [("offset", (60, 40), (11, 9)), ("beyond", (20, 40), (3, 0))]:
        file = OUT / f"gif-{name}.gif"
        scene(31, 23).quantize(64).save(file, transparency=5 if name == "offset" else None)
        gif = bytearray(file.read_bytes())
        at = gif.find(struct.pack("<BHHHH", 0x2C, 0, 0, 31, 23))
        gif[6:10] = struct.pack("<HH", *screen)
        gif[at + 1 : at + 5] = struct.pack("<HH", *place)
        file.write_bytes(bytes(gif))
    rgba = scene(31, 23)
    rgba.putalpha(rgba.convert("L"))
    for name, lossless in [("lossy", False), ("lossless", True)]:
        others = [scene(31, 23, 5).convert("RGBA")]
        file = OUT / f"webp-animated-{name}.webp"
        rgba.save(file, save_all=True, append_images=others, lossless=lossless, exact=True)
    webp = bytearray((OUT / "webp-animated-lossy.webp").read_bytes())
    webp[24:30] = struct.pack("<I", 49)[:3] + struct.pack("<I", 39)[:3]
    at = webp.find(b"ANMF") + 8
    webp[at : at + 6] = struct.pack("<I", 5)[:3] + struct.pack("<I", 4)[:3]
    (OUT / "webp-animated-lossy.webp").write_bytes(bytes(webp))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    jpegs()
    pngs()
    others()
    golden = {}
    for file in sorted(OUT.iterdir()):
        if file.name != "golden.json":
            image = Image.open(file).convert("RGB")
            golden[file.name] = [*image.size, hashlib.sha256(image.tobytes()).hexdigest()]
    lines = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in golden.items())
    (OUT / "golden.json").write_text("{\n" + lines + "\n}\n")


main()
