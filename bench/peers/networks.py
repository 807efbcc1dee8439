"""The networks of the peers: torchvision's, and the quickstart's tiny one built from torchvision's class."""
import torch
from torchvision.models import get_model
from torchvision.models.resnet import BasicBlock, ResNet


class TinyResNet8(ResNet):
    """tiny_resnet8: a 3x3/2 stem without pooling and three narrow stages of one block."""

    def __init__(self, num_classes):
        super().__init__(BasicBlock, [1, 1, 1, 1], num_classes=num_classes)
        self.inplanes = 16
        self.conv1 = torch.nn.Conv2d(3, 16, 3, 2, 1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(16)
        self.maxpool = torch.nn.Identity()
        self.layer1 = self._make_layer(BasicBlock, 16, 1)
        self.layer2 = self._make_layer(BasicBlock, 32, 1, stride=2)
        self.layer3 = self._make_layer(BasicBlock, 64, 1, stride=2)
        self.layer4 = torch.nn.Identity()
        self.fc = torch.nn.Linear(64, num_classes)


def network(name, num_classes):
    return TinyResNet8(num_classes) if name == "tiny_resnet8" else get_model(name, num_classes=num_classes)
