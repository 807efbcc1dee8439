"""Writes the vectors that the runner's engine tests compare with: logits of torchvision's and timm's
own models, and the weights that PyTorch's SGD arrives at: as checksums of their bits, which hold on
the same processor model and PyTorch version (kernels are chosen by both), and as one number per tensor,
which holds everywhere.

Real weights are too big to keep in a repository, so both sides fill every tensor by the same rule:
element i of tensor NAME is drawn from SplitMix64 at FNV-1a(NAME) + i, see `fill` here and
HashFill.java in the runner's tests. Only results are kept.

Needs torch 2.7.1, torchvision 0.22.1, timm 1.0.22. One thread, so that sums have one order.
Usage: python tools/golden/networks.py src/runner/src/test/resources/io/fixres/runner/engine
"""
import json
import math
import pathlib
import sys

import numpy as np
import timm
import torch
import torch.nn.functional as F
import torchvision
from torchvision.models.resnet import BasicBlock, ResNet

CLASSES = 10
LOGITS = {
    "resnet18": (128, 224, 288),
    "resnet50": (128, 224, 288),
    "resnext50_32x4d": (128,),
    "efficientnet_b0": (128, 224, 288),
    "tf_efficientnet_lite0": (128, 150, 224, 288),
}


def splitmix(name, count):
    """uint64[count]"""
    state = 0xCBF29CE484222325
    for byte in name.encode():
        state = ((state ^ byte) * 0x100000001B3) % 2**64
    with np.errstate(over="ignore"):
        z = np.uint64(state) + np.arange(count, dtype=np.uint64)
        z = z * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))


def uniform(name, count):
    """float64[count] in [-1, 1)"""
    return (splitmix(name, count) >> np.uint64(40)).astype(np.float64) / 2**23 - 1


def fill(name, shape):
    """float32 of the shape; scales keep logits near 1 to 10 in any depth."""
    u = uniform(name, math.prod(shape))
    if len(shape) == 4:
        values = u * math.sqrt(6.0 / (shape[1] * shape[2] * shape[3]))
    elif len(shape) == 2:
        values = u * math.sqrt(3.0 / shape[1]) * (2 if name.startswith("classifier") else 1)
    elif name.startswith("layer") and name.endswith(("bn2.weight", "bn3.weight")):
        values = 0.25 * (1 + 0.5 * u)
    elif name.endswith("running_var") or name.endswith("weight"):
        values = 1 + 0.5 * u
    else:
        values = 0.1 * u
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def filled(model):
    state = {n: v if n.endswith("num_batches_tracked") else fill(n, tuple(v.shape))
             for n, v in model.state_dict().items()}
    model.load_state_dict(state)
    return model


def images(name, count, side):
    return torch.from_numpy(uniform(name, count * 3 * side * side).astype(np.float32).reshape(count, 3, side, side))


def build(name):
    if "efficientnet" in name:
        return timm.create_model(name, num_classes=CLASSES)
    return torchvision.models.get_model(name, num_classes=CLASSES)


def logits(folder):
    found = {}
    with torch.inference_mode():
        for name, sides in LOGITS.items():
            model = filled(build(name)).eval()
            for side in sides:
                found[f"{name}/{side}"] = model(images("image", 2, side)).flatten().tolist()
    (folder / "logits.json").write_text(json.dumps(found, indent=0) + "\n")


class Tiny(ResNet):
    """tiny_resnet8: torchvision's own class with a smaller stem and three narrow stages."""

    def __init__(self, classes):
        torch.nn.Module.__init__(self)
        self._norm_layer, self.inplanes, self.dilation = torch.nn.BatchNorm2d, 16, 1
        self.groups, self.base_width = 1, 64
        self.conv1 = torch.nn.Conv2d(3, 16, 3, 2, 1, bias=False)
        self.bn1, self.relu = torch.nn.BatchNorm2d(16), torch.nn.ReLU(inplace=True)
        self.layer1 = self._make_layer(BasicBlock, 16, 1)
        self.layer2 = self._make_layer(BasicBlock, 32, 1, stride=2)
        self.layer3 = self._make_layer(BasicBlock, 64, 1, stride=2)
        self.fc = torch.nn.Linear(64, classes)

    def forward(self, x):
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.fc(x.mean([2, 3]))


def freeze(model, layers, norms):
    """Returns the learned parameters after setting modes as the names of the resource say."""
    bns = [m for m in model.modules() if isinstance(m, torch.nn.BatchNorm2d)]
    affine = {id(p) for m in bns for p in m.parameters()}
    part = {"None": [], "Classifier": [model.fc], "LastBlock": [model.layer3[-1], model.fc], "All": [model],
            "AllButClassifier": [model.conv1, model.bn1, model.layer1, model.layer2, model.layer3]}[layers]
    learned = [p for m in part for p in m.parameters() if norms == "Affine" or id(p) not in affine]
    for p in model.parameters():
        p.requires_grad_(False)
    for p in learned:
        p.requires_grad_(True)
    moving = {"Frozen": [], "LastStatistics": [model.layer3[-1].bn2], "Statistics": bns, "Affine": bns}[norms]
    model.eval()
    for m in moving:
        m.train()
    return learned


def five_steps(layers, norms, soft, make=Tiny):
    model = filled(make(CLASSES))
    learned = freeze(model, layers, norms)
    optimizer = torch.optim.SGD(learned, 0.1, 0.9, weight_decay=1e-2) if learned else None
    losses = []
    for step in range(5):
        x = images(f"images{step}", 8, 32)
        y = torch.arange(8) * (step + 3) % CLASSES
        target = 0.7 * F.one_hot(y, CLASSES) + 0.3 * F.one_hot(y.roll(1), CLASSES) if soft else y
        loss = F.cross_entropy(model(x), target, label_smoothing=0.1)
        losses.append(loss.item())
        if learned:
            for group in optimizer.param_groups:
                group["lr"] = 0.1 / (1 + step)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    state = {n: v for n, v in model.state_dict().items() if not n.endswith("num_batches_tracked")}
    return {"losses": losses, "sums": {n: checksum(v) for n, v in state.items()},
            "middles": {n: round(v.flatten()[v.numel() // 2].item(), 7) for n, v in state.items()}}


def checksum(tensor):
    """FNV-1a over the bits of every number: equal only when every number is."""
    state = 0xCBF29CE484222325
    for bits in tensor.contiguous().numpy().view(np.uint32).flatten().tolist():
        state = ((state ^ bits) * 0x100000001B3) % 2**64
    return f"{state:016x}"


def sgd(folder):
    cases = [(l, n, False) for l in ("None", "Classifier", "LastBlock", "AllButClassifier", "All")
             for n in ("Frozen", "LastStatistics", "Statistics", "Affine")] + [("All", "Affine", True)]
    fields = dict(line.split(":", 1) for line in open("/proc/cpuinfo") if ":" in line)
    fields = {key.strip(): value.strip() for key, value in fields.items()}
    cpu = " ".join(fields[key] for key in ("vendor_id", "cpu family", "model"))
    found = {"engine": "PyTorch " + torch.__version__.split("+")[0], "cpu": cpu}
    found |= {f"{l}/{n}/{'soft' if s else 'hard'}": five_steps(l, n, s) for l, n, s in cases}
    found["resnet18"] = five_steps("All", "Affine", False, lambda c: torchvision.models.resnet18(num_classes=c))
    (folder / "sgd.json").write_text(json.dumps(found, indent=0) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    logits(target)
    sgd(target)
