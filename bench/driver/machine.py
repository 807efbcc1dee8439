"""What the figures were made on."""
import datetime
import os
import pathlib
import platform
import shutil
import subprocess
from importlib.metadata import version

# The one that ./fixres takes.
JAVA = f"{os.environ['JAVA_HOME']}/bin/java" if os.environ.get("JAVA_HOME") else "java"


def first(path, key):
    for line in pathlib.Path(path).read_text().splitlines():
        if line.startswith(key):
            return line.split(":", 1)[1].strip()
    return "unknown"


def said(*command):
    """The first line that a program says; nothing where there is none of that name, or it fails."""
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True)
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines and done.returncode == 0 else ""


def has_bfloat16():
    """Whether BF16 is computed in hardware: elsewhere the runner refuses it."""
    return any(flag in first("/proc/cpuinfo", "flags").split() for flag in ("amx_bf16", "avx512_bf16"))


def processor():
    """Its name, and the widest vectors it has: they decide which kernels PyTorch takes, more than the name does."""
    flags = first("/proc/cpuinfo", "flags").split()
    widest = next((name for flag, name in (("amx_tile", "AMX"), ("avx512f", "AVX-512"), ("avx2", "AVX2"))
                   if flag in flags), "")
    return first("/proc/cpuinfo", "model name") + (f" ({widest})" if widest else "")


def gpu():
    """Name and driver of the first GPU; nothing where there is none."""
    return said("nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader")


def describe():
    """What a reader needs to judge a figure."""
    return {
        "date": datetime.date.today().isoformat(),
        "commit": os.environ.get("BENCH_COMMIT") or said("git", "describe", "--always", "--dirty", "--exclude=*"),
        "processor": processor(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[2], 1),
        "gpu": gpu(),
        "memory": f"{int(first('/proc/meminfo', 'MemTotal').split()[0]) // 2**20} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "java": said(JAVA, "-version"),
        "peers": ", ".join(f"{name} {version(name)}" for name in ("torch", "torchvision", "pillow")),
    }
