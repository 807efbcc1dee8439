"""How each side is started: ours as `fixres run` starts a stage, the peers with Python's own settings."""
import os
import pathlib
import re
import sys

from machine import JAVA

ROOT = pathlib.Path(__file__).parent.parent.parent
PEERS = ROOT / "bench" / "peers"
WORKER = ROOT / "src" / "bench" / "target"


def shipped_settings():
    """Environment variables that the runner's image sets; the launcher sets the same (a test compares them)."""
    text = (ROOT / "runner-image" / "Dockerfile").read_text()
    return dict(re.findall(r"\b(OMP_WAIT_POLICY|GLIBC_TUNABLES)=(\S+)", text))


def our_environment(threads):
    return os.environ | shipped_settings() | {"OMP_NUM_THREADS": str(threads)}


def peer_environment(threads):
    """Without what leads to an engine of ours: PyTorch brings its own libraries."""
    own = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    return own | {"OMP_NUM_THREADS": str(threads)}


def our_worker(*told):
    return [JAVA, "-Xmx1g", "-XX:+UseSerialGC", "-Dai.djl.offline=true", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp", f"{WORKER}/fixres-bench.jar:{WORKER}/lib/*", "io.fixres.bench.Worker", *map(str, told)]


def peer_worker(*told):
    return [sys.executable, str(PEERS / "worker.py"), *map(str, told)]


def reference(*told):
    return [sys.executable, str(PEERS / "reference.py"), *map(str, told)]


def fixres(*told):
    return [str(ROOT / "fixres"), *map(str, told)]
