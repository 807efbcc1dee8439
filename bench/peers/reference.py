"""What FixRes costs without this project: a plain PyTorch + torchvision script that trains, sweeps test sizes, tunes the
classifier at larger ones and sweeps again, written the way torchvision's reference scripts are.

The same recipe as ours: SGD with momentum and a cosine schedule after a warm-up, RandomResizedCrop and flip in
training, Resize(K / 0.875) + CenterCrop(K) in tests and in tuning, where only the classifier learns and only the last
batch norm moves (--frozen: none does).

usage: reference.py DIRECTORY ARCHITECTURE --sizes 32,40 [--train 48 --epochs 10] [--weights FILE] [--tune 64,80 …]
       reference.py DIRECTORY ARCHITECTURE --make-weights FILE
"""
import argparse
import json
import math
import time

import torch
from safetensors.torch import load_file, save_file
from torch.utils.data import DataLoader
from torchvision.datasets import ImageFolder

from networks import network
from transforms import test_transform, train_transform


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("architecture")
    parser.add_argument("--make-weights")
    parser.add_argument("--weights")
    parser.add_argument("--sizes", default="")
    parser.add_argument("--train", type=int)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--warmup", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--tune", default="")
    parser.add_argument("--tune-epochs", type=int, default=2)
    parser.add_argument("--tune-rate", type=float, default=0.01)
    parser.add_argument("--frozen", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", type=torch.device, default=torch.device("cpu"))
    return parser.parse_args()


def numbers(text):
    return [int(part) for part in text.split(",") if part]


def loader(args, split, transform, learns):
    return DataLoader(ImageFolder(f"{args.directory}/{split}", transform), args.batch, shuffle=learns,
                      drop_last=learns, num_workers=args.threads, pin_memory=args.device.type == "cuda")


def moved(args, images, labels):
    return images.to(args.device, non_blocking=True), labels.to(args.device, non_blocking=True)


def learn(model, batches, epochs, rate, args, warmup=0):
    """Returns the share of time that the loop waited for images."""
    criterion = torch.nn.CrossEntropyLoss()
    learned = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(learned, rate, momentum=0.9, weight_decay=args.decay)
    steps, warm = epochs * len(batches), warmup * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: (
        (step + 1) / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))))
    began, waited = time.perf_counter(), 0.0
    for _ in range(epochs):
        asked = time.perf_counter()
        for images, labels in batches:
            waited += time.perf_counter() - asked
            images, labels = moved(args, images, labels)
            loss = criterion(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            asked = time.perf_counter()
    return waited / (time.perf_counter() - began)


def sweep(model, args):
    """Top-1 in percent by test size: a pass over the validation images for each."""
    model.eval()
    found = {}
    for size in numbers(args.sizes):
        right = seen = 0
        with torch.inference_mode():
            for images, labels in loader(args, "val", test_transform(size), learns=False):
                images, labels = moved(args, images, labels)
                right += (model(images).argmax(1) == labels).sum().item()
                seen += len(labels)
        found[size] = 100 * right / seen
    return found


def tune(model, size, args):
    """As the authors do it: everything in evaluation mode but the last batch norm, only the classifier learns."""
    model.eval()
    model.requires_grad_(False)
    model.fc.requires_grad_(True)
    if not args.frozen:
        norms = [m for n, m in model.named_modules() if isinstance(m, torch.nn.BatchNorm2d) and "downsample" not in n]
        norms[-1].train()
    learn(model, loader(args, "train", test_transform(size), learns=True), args.tune_epochs, args.tune_rate, args)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    torch.backends.cudnn.benchmark = True
    classes = len(ImageFolder(f"{args.directory}/train").classes)
    model = network(args.architecture, classes)
    if args.make_weights:
        save_file({n: v for n, v in model.state_dict().items() if "num_batches" not in n}, args.make_weights)
        return
    model.to(args.device)
    if args.weights:
        model.load_state_dict(load_file(args.weights), strict=False)
    report = {}
    if args.train:
        model.train()
        report["waiting"] = learn(model, loader(args, "train", train_transform(args.train), learns=True), args.epochs,
                                  args.rate, args, args.warmup)
    report["before"] = sweep(model, args) if args.sizes else {}
    start = {n: v.clone() for n, v in model.state_dict().items()}
    for size in numbers(args.tune):
        model.load_state_dict(start)
        tune(model, size, args)
        report[f"tuned at {size}"] = sweep(model, args)
    print(json.dumps(report))


main()
