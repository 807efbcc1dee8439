"""Writes step.pt, the weightless TorchScript module that runs every network of the product.

A network arrives as a *program*: a flat list of integers, WIDTH per instruction, that
io.fixres.runner.model.Program compiles from the architecture table, and a list of tensors that the
instructions index. One call then does a whole training step (forward, backward, SGD) or scores a
batch, without crossing between Java and PyTorch for every operation, and on channels-last tensors,
which DJL's own API cannot make. Numbers arrive as tensors because DJL's call that may compute
gradients takes nothing else.

Batches come from the host's memory. A GPU may still be fetching them, and computing, when a call returns: whoever reads
what it returns has to wait for that.

Saved by PyTorch 2.7.1, it loads on 2.0.1 too: keep to operators both know.
Usage: python tools/engine/step_module.py src/runner/src/main/resources/io/fixres/runner/engine/step.pt
"""
import sys
import zipfile
from typing import List, Optional

import torch
import torch.nn.functional as F
from torch import Tensor


class Step(torch.nn.Module):
    def same(self, x: Tensor, kernel: int, stride: int) -> Tensor:
        """TensorFlow's SAME: the odd pixel goes to the bottom and right."""
        h = max((x.size(2) + stride - 1) // stride * stride - stride + kernel - x.size(2), 0)
        w = max((x.size(3) + stride - 1) // stride * stride - stride + kernel - x.size(3), 0)
        return F.pad(x, [w // 2, w - w // 2, h // 2, h - h // 2])

    def conv(self, x: Tensor, t: List[Tensor], w: int, b: int, stride: int, pad: int, groups: int) -> Tensor:
        weight = t[w].to(x.dtype)
        bias = t[b].to(x.dtype) if b >= 0 else None
        if pad < 0:
            x = self.same(x, weight.size(2), stride)
            pad = 0
        dilation = 1
        if weight.size(2) == 1 and not x.is_cuda and not x.is_contiguous():
            # On one thread, PyTorch gives kernels of 1 and less than 16 images to its BLAS, unless they are dilated,
            # which such a kernel does not feel. oneDNN's own takes 0.45 of the time forwards, 0.55 backwards (AVX-512;
            # AVX2: 0.8). Channels first, numbers stay PyTorch's.
            dilation = 2
        return torch.conv2d(x, weight, bias, [stride, stride], [pad, pad], [dilation, dilation], groups)

    def conv_relu(self, x: Tensor, added: Optional[Tensor], t: List[Tensor], w: int, b: int, stride: int, pad: int,
                  groups: int) -> Tensor:
        """What is added comes before the ReLU."""
        weight = t[w].to(x.dtype)
        bias = t[b].to(x.dtype)
        strides, pads = [stride, stride], [pad, pad]
        if added is None:
            return torch.cudnn_convolution_relu(x, weight, bias, strides, pads, [1, 1], groups)
        return torch.cudnn_convolution_add_relu(x, weight, added, 1.0, bias, strides, pads, [1, 1], groups)

    def activate(self, x: Tensor, kind: int) -> Tensor:
        # In place where the gradient needs only the result.
        if kind == 0:
            return torch.relu_(x)
        if kind == 1:
            return F.hardtanh(x, 0.0, 6.0, True)
        if kind == 2:
            return F.silu(x)
        return torch.sigmoid(x)

    def run(self, x: Tensor, code: Tensor, t: List[Tensor]) -> Tensor:
        """float[N,3,K,K] → whatever the last instruction leaves; float32[N,C] behind a classifier."""
        program: List[int] = code.tolist()
        aside: List[Tensor] = []
        for i in range(0, len(program), 6):
            op, a, b, c = program[i], program[i + 1], program[i + 2], program[i + 3]
            if op == 0:
                x = self.conv(x, t, a, b, c, program[i + 4], program[i + 5])
            elif op == 1:
                x = torch.batch_norm(x, t[a], t[a + 1], t[a + 2], t[a + 3], b == 1, 0.1, c / 1000000, True)
            elif op == 2:
                x = self.activate(x, a)
            elif op == 3:
                x = F.max_pool2d(x, a, b, c)
            elif op == 4:
                aside.append(x)
            elif op == 5:
                other = aside.pop()
                aside.append(x)
                x = other
            elif op == 6:
                x = aside.pop().add_(x) if a == 1 else x.add_(aside.pop())
            elif op == 7:
                x = x.mean([2, 3])
            elif op == 8:
                x = F.linear(x.float(), t[a], t[a + 1])
            elif op == 9:
                gate = self.conv(x.mean([2, 3], keepdim=True), t, a, a + 1, 1, 0, 1)
                gate = self.conv(self.activate(gate, b), t, c, c + 1, 1, 0, 1)
                x = x * torch.sigmoid(gate)
            elif op == 10:
                x = self.conv_relu(x, None, t, a, b, c, program[i + 4], program[i + 5])
            elif op == 11:
                x = self.conv_relu(x, aside.pop(), t, a, b, c, program[i + 4], program[i + 5])
            else:
                raise RuntimeError("unknown instruction")
        return x

    def enter(self, x: Tensor, setting: Tensor, t: List[Tensor]) -> Tensor:
        """The first setting is the mode: bit 0 channels-last, bit 1 bfloat16, bit 2 see descend()."""
        mode = int(setting[0].item())
        x = x.to(t[0].device, non_blocking=True)
        if mode % 2 == 1:
            x = x.contiguous(memory_format=torch.channels_last)
        return self.narrow(x, setting)

    def narrow(self, x: Tensor, setting: Tensor) -> Tensor:
        return x.to(torch.bfloat16) if int(setting[0].item()) // 2 % 2 == 1 else x

    def forward(self, x: Tensor, setting: Tensor, code: Tensor, t: List[Tensor]) -> Tensor:
        """Logits (or features) without gradients.

        setting: float64 mode and in how many parts; without the latter, in one.
        """
        with torch.no_grad():
            parts = int(setting[1].item()) if setting.size(0) > 1 else 1
            answers = [self.run(self.enter(part, setting, t), code, t) for part in x.chunk(parts)]
            return answers[0] if len(answers) == 1 else torch.cat(answers)

    @torch.jit.export
    def score(self, x: Tensor, y: Tensor, setting: Tensor, code: Tensor, t: List[Tensor]) -> Tensor:
        """float32[2,N]: how many classes come before the true one, and the cross entropy; setting: see forward().

        Ties go to the lower class index, and NaN counts as before: a broken network scores nothing.
        """
        with torch.no_grad():
            logits = self.forward(x, setting, code, t)
            y = y.to(logits.device, non_blocking=True)
            own = logits.gather(1, y.unsqueeze(1))
            lower = torch.arange(logits.size(1), device=y.device).unsqueeze(0) < y.unsqueeze(1)
            before = torch.logical_not(logits <= own) | ((logits == own) & lower)
            loss = F.cross_entropy(logits, y, reduction="none")
            return torch.stack([before.sum(1).to(torch.float32), loss])

    def learn(self, x: Tensor, y: Tensor, setting: Tensor, code: Tensor, t: List[Tensor],
              learned: Tensor) -> List[Tensor]:
        """float32[2] of mean loss and how many images' best class is the target's best; then a
        gradient for each learned tensor."""
        x = self.enter(x, setting, t)  # first: a GPU may fetch it while the leaves are made
        y = y.to(x.device, non_blocking=True)
        h: List[float] = setting.tolist()
        positions: List[int] = learned.tolist()
        w = [tensor for tensor in t]
        leaves: List[Tensor] = []
        for i in positions:
            leaf = t[i].detach().requires_grad_(True)
            w[i] = leaf
            leaves.append(leaf)
        logits = self.run(x, code, w)
        loss = F.cross_entropy(logits, y, label_smoothing=h[4])
        with torch.no_grad():
            target = y if y.dim() == 1 else y.argmax(1)
            correct = (logits.argmax(1) == target).sum().to(torch.float32)
            answer = [torch.stack([loss.detach(), correct])]
        if len(leaves) > 0:
            for gradient in torch.autograd.grad([loss], leaves):
                assert gradient is not None
                answer.append(gradient)
        return answer

    def descend(self, gradients: List[Tensor], setting: Tensor, t: List[Tensor], learned: Tensor,
                velocity: List[Tensor]):
        """PyTorch's update: v = m·v + g + wd·w; w −= lr·v. DJL's own Sgd multiplies lr into v, which
        is something else as soon as the rate changes."""
        h: List[float] = setting.tolist()
        positions: List[int] = learned.tolist()
        with torch.no_grad():
            if int(h[0]) // 4 == 1 and len(positions) > 0:  # a kernel for many tensors: a CPU has none
                weights = [t[i].detach() for i in positions]
                torch._foreach_mul_(velocity, h[2])
                torch._foreach_add_(velocity, torch._foreach_add(gradients, weights, alpha=h[3]))
                torch._foreach_add_(weights, velocity, alpha=-h[1])
                # TorchScript leaves out what is done to a list that nobody reads.
                for k in range(len(positions)):
                    t[positions[k]] = weights[k]
                return
            for k in range(len(positions)):
                w = t[positions[k]].detach()
                velocity[k].mul_(h[2]).add_(gradients[k].add(w, alpha=h[3]))
                w.add_(velocity[k], alpha=-h[1])

    @torch.jit.export
    def step(self, x: Tensor, y: Tensor, setting: Tensor, code: Tensor, t: List[Tensor],
             learned: Tensor, velocity: List[Tensor]) -> Tensor:
        """One step of SGD on y: int64[N] or float32[N,C]; float32[2] of mean loss and hits.

        setting: float64 mode, rate, momentum, decay, smoothing; learned: int64 positions in t.
        """
        answer = self.learn(x, y, setting, code, t, learned)
        self.descend(answer[1:], setting, t, learned, velocity)
        return answer[0].to(torch.device("cpu"), non_blocking=True)

    @torch.jit.export
    def gradients(self, x: Tensor, y: Tensor, setting: Tensor, code: Tensor, t: List[Tensor],
                  learned: Tensor) -> List[Tensor]:
        """The first half of a step: float32[2] as there, and all gradients in one row, so that
        another device gets them in one piece."""
        answer = self.learn(x, y, setting, code, t, learned)
        with torch.no_grad():
            rows = [gradient.reshape(-1) for gradient in answer[1:]]
            return [answer[0], torch.cat(rows) if len(rows) > 0 else torch.zeros([0], device=answer[0].device)]

    @torch.jit.export
    def update(self, setting: Tensor, row: Tensor, t: List[Tensor], learned: Tensor,
               velocity: List[Tensor]) -> Tensor:
        """The second half: SGD with gradients in one row, such as the mean of several devices'."""
        positions: List[int] = learned.tolist()
        gradients: List[Tensor] = []
        at = 0
        for i in positions:
            gradients.append(row[at:at + t[i].numel()].view(t[i].size()))
            at += t[i].numel()
        self.descend(gradients, setting, t, learned, velocity)
        return row

    @torch.jit.export
    def fold(self, setting: Tensor, weight: Tensor, gamma: Tensor, beta: Tensor, mean: Tensor,
             variance: Tensor) -> List[Tensor]:
        """Weight and bias of the convolution that equals convolution + batch norm in evaluation, in the mode's number
        format. setting: float64 mode, epsilon."""
        with torch.no_grad():
            scale = gamma / torch.sqrt(variance + float(setting[1].item()))
            pair = [weight * scale.view(-1, 1, 1, 1), beta - mean * scale]
            return [self.narrow(tensor, setting) for tensor in pair]

    @torch.jit.export
    def fuses_relu(self, there: Tensor, setting: Tensor) -> Tensor:
        """float32[]: 1 if cuDNN's convolutions that end in a ReLU leave NaN NaN, as PyTorch's ReLU does, in the mode's
        number format, for kernels of 1, 3 and 7: else a broken network would score something. Raises an error where
        there are none."""
        with torch.no_grad():
            kept = torch.ones([], dtype=torch.bool, device=there.device)
            for kernel in [1, 3, 7]:
                nan = torch.full([1, 8, 16, 16], float("nan"), device=there.device)
                x = self.enter(nan, setting, [there])
                weight = torch.ones([8, 8, kernel, kernel], dtype=x.dtype, device=there.device)
                bias = torch.zeros([8], dtype=x.dtype, device=there.device)
                pad = [kernel // 2, kernel // 2]
                alone = torch.cudnn_convolution_relu(x, weight, bias, [1, 1], pad, [1, 1], 1)
                added = torch.cudnn_convolution_add_relu(x, weight, x, 1.0, bias, [1, 1], pad, [1, 1], 1)
                kept = kept & torch.isnan(alone).all() & torch.isnan(added).all()
            return kept.to(torch.float32)

    @torch.jit.export
    def arrange(self, setting: Tensor, t: Tensor) -> Tensor:
        """Its own copy in the memory format of the setting; mode 0 is what a file holds."""
        with torch.no_grad():
            if int(setting[0].item()) % 2 == 1 and t.dim() == 4:
                return t.clone(memory_format=torch.channels_last)
            return t.clone(memory_format=torch.contiguous_format)


def write(path):
    """Saves without debug symbols and time stamps, so that the same source gives the same bytes."""
    module = torch.jit.script(Step())
    module.save(path)
    with zipfile.ZipFile(path) as archive:
        kept = [(n, archive.read(n)) for n in archive.namelist() if not n.endswith((".debug_pkl", "serialization_id"))]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in kept:
            archive.writestr(zipfile.ZipInfo(name.replace(name.split("/")[0], "step", 1)), content)


if __name__ == "__main__":
    write(sys.argv[1])
