"""Writes the costs that ArchitecturesTest compares with: parameters from torchvision and timm,
multiply-accumulates as timm's benchmark takes them (fvcore's FlopCountAnalysis, one image).

Needs torch 2.7.1, torchvision 0.22.1, timm 1.0.22, fvcore 0.1.5.
Usage: architecture_costs.py > src/contract/src/test/resources/io/fixres/contract/architecture/costs.csv
"""
import logging

import timm
import torch
import torchvision
from fvcore.nn import FlopCountAnalysis
from torchvision.models.resnet import Bottleneck, ResNet

RESNETS = ["resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
           "resnext50_32x4d", "resnext101_32x8d"]
EFFICIENTNETS = [f"efficientnet_b{i}" for i in range(8)] + [f"tf_efficientnet_lite{i}" for i in range(3)]


def build(name):
    if name == "resnext101_32x48d":  # defined in the paper's repository hub only: same class, wider groups
        return ResNet(Bottleneck, [3, 4, 23, 3], groups=32, width_per_group=48)
    if name in RESNETS:
        return torchvision.models.get_model(name)
    return timm.create_model(name)


def main():
    logging.disable(logging.WARNING)
    print("name,resolution,parameters,multiplyAccumulates")
    for name in RESNETS + ["resnext101_32x48d"] + EFFICIENTNETS:
        model = build(name).eval()
        parameters = sum(p.numel() for p in model.parameters())
        for resolution in (112, 150):  # one is a multiple of no stride: pooling arithmetic shows
            image = torch.empty(1, 3, resolution, resolution)
            print(f"{name},{resolution},{parameters},{FlopCountAnalysis(model, image).total()}")


if __name__ == "__main__":
    main()
