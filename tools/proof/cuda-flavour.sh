#!/usr/bin/env bash
# Assembles what a CUDA flavour's image holds, with cuDNN from PyPI in place of its base's, and does every kind of stage
# once on the CPU of a machine that may have no GPU: says that its libraries load and compute.
# usage: tools/proof/cuda-flavour.sh [FLAVOUR, default cu118] [DIRECTORY, default a temporary one]        fetches 2-3 GB
set -euo pipefail
flavour=${1:-cu118}
directory=${2:+$(realpath -m "$2")}
CDPATH='' cd "$(dirname "$0")/../.."
[ -n "$directory" ] || { directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT; }
environment=$(tools/image/engine "$flavour" "$directory")
eval "$environment"
export OMP_WAIT_POLICY=PASSIVE
du -sh "$directory/engine/libtorch"
nvidia-smi --list-gpus 2> /dev/null || echo "no GPU here"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Dai.djl.offline=true -jar "$directory/program/fixres-runner.jar" rehearse "$(mktemp -d "$directory/work.XXXX")"
echo "cuda-flavour.sh: the $flavour flavour (DJL $DJL, PyTorch $PYTORCH_VERSION) did every kind of stage"
