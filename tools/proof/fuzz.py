"""Decodes with Pillow what JpegFuzzProof has decoded, and prints how often the pixels are the same; fails when others are.

Reads records of: length (uint32, big-endian), bytes, CRC-32 of our pixels (uint32).
"""

import io
import struct
import sys
import warnings
import zlib

from PIL import Image, features


def records(file):
    while head := file.read(4):
        data = file.read(*struct.unpack(">I", head))
        yield data, *struct.unpack(">I", file.read(4))


def pillow(data):
    """The CRC-32 of Pillow's pixels; None where it refuses the file."""
    try:
        return zlib.crc32(Image.open(io.BytesIO(data)).convert("RGB").tobytes())
    except (OSError, SyntaxError, ValueError):
        return None


def main():
    warnings.simplefilter("ignore")
    same = other = refused = 0
    for data, ours in records(sys.stdin.buffer):
        theirs = pillow(data)
        same += theirs == ours
        refused += theirs is None
        other += theirs is not None and theirs != ours
    print(
        f"\nOf those that we decode, Pillow {Image.__version__} (libjpeg-turbo {features.version_feature('libjpeg_turbo')}) "
        f"gives {same} the same pixels, {other} others, and refuses {refused}."
    )
    return 1 if other else 0


sys.exit(main())
