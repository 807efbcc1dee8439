"""Golden vectors for io.fixres.runner.transform, made by torchvision 0.22.1 on Pillow 12 images.

Run it with the pinned packages (see tools/golden/README.md):
    python tools/golden/transforms.py > src/runner/src/test/resources/io/fixres/runner/transform/golden.json
"""

import hashlib
import itertools
import json

import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image
from torchvision.transforms import InterpolationMode

SIZES = [(500, 375), (375, 500), (64, 64), (1, 1), (3, 200), (144, 144), (37, 53), (2000, 31)]
FILTERS = {"BILINEAR": InterpolationMode.BILINEAR, "BICUBIC": InterpolationMode.BICUBIC}


def image(width, height):
    """The same picture that GoldenImage draws."""
    data = bytearray()
    for y in range(height):
        for x in range(width):
            for c in range(3):
                data.append((x * 7 + y * 13 + c * 29 + (x * y) % 251) & 255)
    return Image.frombytes("RGB", (width, height), bytes(data))


def digest(picture):
    return hashlib.sha256(picture.tobytes()).hexdigest()


def evaluations():
    for width, height in SIZES:
        for name, mode in FILTERS.items():
            for crop, pct in [(32, 0.875), (64, 0.875), (48, 1.0), (224, 0.875), (96, 0.95)]:
                resize = int(crop / pct + 1e-9)
                done = T.CenterCrop(crop)(T.Resize(resize, mode)(image(width, height)))
                yield dict(width=width, height=height, filter=name, crop=crop, cropPct=pct, sha256=digest(done))


def crops():
    """RandomResizedCrop.get_params with given uniform draws, and the resized crop."""
    generator = torch.Generator().manual_seed(0)
    uniform, randint = torch.Tensor.uniform_, torch.randint
    for width, height in SIZES:
        for scale in [(0.08, 1.0), (0.5, 1.0)]:
            draws = [int(v) for v in torch.randint(0, 1 << 24, (64,), generator=generator)]
            rest = iter(draws)

            def next_float():
                return next(rest) / (1 << 24)

            def fake_uniform(self, low, high):
                u = torch.tensor(next_float(), dtype=torch.float32)
                return self.copy_(u * (torch.tensor(high, dtype=torch.float32) - torch.tensor(low, dtype=torch.float32))
                                  + torch.tensor(low, dtype=torch.float32))

            def fake_randint(low, high, size=None, **_):
                return torch.tensor([int(next_float() * (high - low)) + low])

            torch.Tensor.uniform_, torch.randint = fake_uniform, fake_randint
            try:
                top, left, h, w = T.RandomResizedCrop.get_params(image(width, height), scale, (3 / 4, 4 / 3))
            finally:
                torch.Tensor.uniform_, torch.randint = uniform, randint
            done = T.functional.resized_crop(image(width, height), top, left, h, w, [48, 48], InterpolationMode.BILINEAR)
            yield dict(width=width, height=height, scaleLow=scale[0], draws=draws, left=left, top=top,
                       cropWidth=w, cropHeight=h, sha256=digest(done))


JITTERS = {"brightness": F.adjust_brightness, "contrast": F.adjust_contrast, "saturation": F.adjust_saturation}


def float32(number):
    """As ColorJitter draws its factors."""
    return float(torch.tensor(number, dtype=torch.float32))


def jitters():
    """ColorJitter with given factors in every order: what its forward does after get_params."""
    for width, height in [(61, 47), (1, 1), (200, 3)]:
        for order in itertools.permutations(JITTERS):
            for values in [(1.05, 0.95, 1.02), (0.3, 1.7, 0.6), (1.9, 0.1, 2.0), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)]:
                factors = dict(zip(JITTERS, map(float32, values)))
                done = image(width, height)
                for name in order:
                    done = JITTERS[name](done, factors[name])
                yield dict(width=width, height=height, order=list(order), factors=list(factors.values()),
                           sha256=digest(done))


def shifts():
    """The second version of the authors' test-like augmentation: resize, flip, jitter, crop at a horizontal shift."""
    for width, height in SIZES[:-1]:
        for flip, left in [(False, 0), (True, 0), (True, 3)]:
            crop, pct = 48, 0.875
            done = T.Resize(int(crop / pct + 1e-9), InterpolationMode.BILINEAR)(image(width, height))
            left = min(left, done.width - crop)
            done = F.hflip(done) if flip else done
            order = ["saturation", "contrast", "brightness"]
            factors = dict(zip(JITTERS, map(float32, (1.05, 0.95, 1.02))))
            for name in order:
                done = JITTERS[name](done, factors[name])
            done = F.crop(done, int(round((done.height - crop) / 2.0)), left, crop, crop)
            yield dict(width=width, height=height, crop=crop, cropPct=pct, flip=flip, left=left, order=order,
                       factors=list(factors.values()), sha256=digest(done))


print(json.dumps({"evaluations": list(evaluations()), "crops": list(crops()),
                  "jitters": list(jitters()), "shifts": list(shifts())}, indent=0))
