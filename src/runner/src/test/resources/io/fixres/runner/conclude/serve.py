"""Loads best/ as a serving program would, with the real torchvision, and prints the logits of one made-up image.

usage: serve.py BEST_DIRECTORY
"""

import json
import struct
import sys

import numpy
import torch
import torchvision

folder = sys.argv[1]
config = json.load(open(folder + "/config.json"))
raw = open(folder + "/model.safetensors", "rb").read()
(length,) = struct.unpack("<Q", raw[:8])
header = json.loads(raw[8 : 8 + length])
header.pop("__metadata__", None)
state = {}
for name, entry in header.items():
    start, end = entry["data_offsets"]
    numbers = numpy.frombuffer(raw, dtype="<f4", count=(end - start) // 4, offset=8 + length + start)
    state[name] = torch.from_numpy(numpy.array(numbers).reshape(entry["shape"]))
model = getattr(torchvision.models, config["architecture"])(num_classes=config["num_classes"])
model.load_state_dict(state)
model.eval()
channels, height, width = config["pretrained_cfg"]["test_input_size"]
numbers = torch.arange(channels * height * width, dtype=torch.int64)
image = ((numbers * 37 % 255).to(torch.float32) / 255 - 0.5).reshape(1, channels, height, width)
with torch.no_grad():
    print(json.dumps(model(image)[0].tolist()))
