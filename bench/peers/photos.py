"""Draws JPEGs of a photograph's size and price: 500x375, about 65 KB, noise that gets fainter the finer it is (1/f), in
class folders like ImageNet's. What they show means nothing; decoding and resizing them costs what photographs do.

usage: photos.py DIRECTORY IMAGES [CLASSES, default 10]       80 % go to train, the others to val
"""
import multiprocessing
import pathlib
import sys

import numpy as np
from PIL import Image

WIDTH, HEIGHT, QUALITY = 500, 375, 85


def photo(seed):
    random = np.random.default_rng(seed)
    fx, fy = np.fft.fftfreq(WIDTH)[None, :], np.fft.fftfreq(HEIGHT)[:, None]
    fall = 1 / np.maximum(np.hypot(fx, fy), 1 / WIDTH) ** 1.15
    shared = random.standard_normal((HEIGHT, WIDTH))
    planes = []
    for _ in range(3):
        own = 0.8 * shared + 0.2 * random.standard_normal((HEIGHT, WIDTH))
        plane = np.fft.ifft2(np.fft.fft2(own) * fall).real
        planes.append(128 + 52 * (plane - plane.mean()) / plane.std() + 2.0 * random.standard_normal(plane.shape))
    return Image.fromarray(np.clip(np.stack(planes, -1), 0, 255).astype(np.uint8))


def save(told):
    file, seed = told
    file.parent.mkdir(parents=True, exist_ok=True)
    photo(seed).save(file, quality=QUALITY)


def main(directory, images, classes=10):
    files = []
    for i in range(int(images)):
        split = "val" if i % 5 == 4 else "train"
        files.append((pathlib.Path(directory) / split / f"class{i // 5 % int(classes)}" / f"{i:05}.jpg", i))
    with multiprocessing.Pool() as pool:
        pool.map(save, files)


if __name__ == "__main__":
    main(*sys.argv[1:])
