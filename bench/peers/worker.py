"""The peers' work in rounds: the other side of io.fixres.bench.Worker, with the same words.

usage: worker.py crop|center DIRECTORY SIDE
       worker.py train|eval ARCHITECTURE SIDE BATCH STEPS THREADS DEVICE FORM
       DEVICE: cpu, or cuda for the first GPU; FORM: see train() and evaluate()
       worker.py checkpoint ARCHITECTURE DIRECTORY
       worker.py sweep ARCHITECTURE DIRECTORY SIDE,…

Says `ready ITEMS`, then does a round for each line it is sent and answers with its peak resident KiB.
"""
import pathlib
import resource
import sys

import torch
from PIL import Image
from torch.utils.data import DataLoader, Subset
from torchvision.datasets import ImageFolder

from networks import network
from transforms import test_transform, train_transform

CLASSES = 1000


def images(directory, transform):
    """As torchvision's ImageFolder and references read a sample."""
    files = sorted(p for p in pathlib.Path(directory).rglob("*") if p.is_file())

    def work():
        for file in files:
            with open(file, "rb") as stream:
                transform(Image.open(stream).convert("RGB"))

    return work, len(files)


def crop(directory, side):
    return images(directory, train_transform(int(side)))


def center(directory, side):
    return images(directory, test_transform(int(side)))


class Load:
    """A network, and batches that lie where a data loader leaves them: in page-locked memory when a GPU fetches them."""

    def __init__(self, architecture, side, batch, threads, device, layout):
        torch.set_num_threads(int(threads))
        torch.manual_seed(0)
        torch.backends.cudnn.benchmark = True
        self.device = torch.device(device)
        self.model = network(architecture, CLASSES).to(self.device, memory_format=layout)
        x = torch.randn(int(batch), 3, int(side), int(side)).to(memory_format=layout)
        y = torch.randint(0, CLASSES, (int(batch),))
        self.x, self.y = (x.pin_memory(), y.pin_memory()) if device == "cuda" else (x, y)

    def batch(self):
        return self.x.to(self.device, non_blocking=True), self.y.to(self.device, non_blocking=True)

    def end(self):
        if self.device.type == "cuda":
            torch.cuda.synchronize()


def train(architecture, side, batch, steps, threads, device, form):
    """eager | channels-last | bf16 (autocast, channels-last)"""
    load = Load(architecture, side, batch, threads, device,
                torch.contiguous_format if form == "eager" else torch.channels_last)
    model = load.model.train()
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), 0.01, momentum=0.9, weight_decay=1e-4)

    def work():
        for _ in range(int(steps)):
            x, y = load.batch()
            with torch.autocast(device, dtype=torch.bfloat16, enabled=form == "bf16"):
                loss = criterion(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        load.end()

    return work, int(steps) * int(batch)


def evaluate(architecture, side, batch, steps, threads, device, form):
    """eager | channels-last | optimized (torch.jit.optimize_for_inference) | bf16 (autocast, channels-last)"""
    load = Load(architecture, side, batch, threads, device,
                torch.channels_last if form in ("channels-last", "bf16") else torch.contiguous_format)
    model = load.model.eval()
    with torch.inference_mode():
        if form == "optimized":
            model = torch.jit.optimize_for_inference(torch.jit.freeze(torch.jit.script(model)))

    def work():
        with torch.inference_mode(), torch.autocast(device, dtype=torch.bfloat16, enabled=form == "bf16"):
            for _ in range(int(steps)):
                x, y = load.batch()
                (model(x).argmax(1) == y).sum().item()

    return work, int(steps) * int(batch)


def checkpoint(architecture, directory):
    """As torchvision's references save and resume: model and optimizer in one dictionary."""
    model = network(architecture, CLASSES)
    optimizer = torch.optim.SGD(model.parameters(), 0.01, momentum=0.9, weight_decay=1e-4)
    for parameter in model.parameters():
        parameter.grad = torch.zeros_like(parameter)
    optimizer.step()
    file = pathlib.Path(directory) / "peer.pth"

    def work():
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, file)
        state = torch.load(file, map_location="cpu")
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])

    return work, 1


def sweep(architecture, directory, sides):
    """The first 100 validation images at each size in turn, as torchvision's references evaluate."""
    splits = [ImageFolder(pathlib.Path(directory) / "val", test_transform(int(side))) for side in sides.split(",")]
    model = network(architecture, len(splits[0].classes)).eval()

    def work():
        with torch.inference_mode():
            for split in splits:
                for x, y in DataLoader(Subset(split, range(100)), 64):
                    (model(x).argmax(1) == y).sum().item()

    return work, 100


WORKS = {"crop": crop, "center": center, "train": train, "eval": evaluate, "checkpoint": checkpoint,
         "sweep": sweep}


def main():
    if sys.argv[1] in ("crop", "center", "checkpoint", "sweep"):
        torch.set_num_threads(1)
    work, items = WORKS[sys.argv[1]](*sys.argv[2:])
    print("ready", items, flush=True)
    for _ in sys.stdin:
        work()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)


main()
