"""What happens to an image on its way into a peer's network, as torchvision's references do it."""
import torchvision.transforms as T

NORMALIZE = T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


def train_transform(size):
    return T.Compose([T.RandomResizedCrop(size), T.RandomHorizontalFlip(), T.ToTensor(), NORMALIZE])


def test_transform(size):
    return T.Compose([T.Resize(int(size / 0.875 + 1e-9)), T.CenterCrop(size), T.ToTensor(), NORMALIZE])
