#!/usr/bin/env bash
# Assembles what a CUDA flavour's image holds, with cuDNN from PyPI in place of its base's, and does every kind of stage
# once on the CPU of a machine that may have no GPU: says that its libraries load and compute.
# usage: tools/proof/cuda-flavour.sh [FLAVOUR, default cu118] [DIRECTORY, default a temporary one]        fetches 2-3 GB
set -euo pipefail
cd "$(dirname "$0")/../.."
flavour=${1:-cu118}
case $flavour in
  cu118) cudnn=nvidia-cudnn-cu11==8.7.0.84 ;;
  cu124) cudnn=nvidia-cudnn-cu12==9.1.0.70 ;;
  *) echo "cuda-flavour.sh: $flavour is no CUDA flavour of runner-image/flavours.yaml" >&2; exit 64 ;;
esac
directory=${2:-}
[ -n "$directory" ] || { directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT; }
mkdir -p "$directory"
arguments=$(runner-image/arguments "$flavour")
set -a
eval "$arguments"
set +a
[ -d "$directory/engine/libtorch" ] || runner-image/assemble "$directory"
[ -d "$directory/cudnn" ] || python3 -m pip install --quiet --root-user-action ignore --no-deps --target "$directory/cudnn" "$cudnn"

export PYTORCH_LIBRARY_PATH=$directory/engine/libtorch DJL_CACHE_DIR=$directory/engine/cache
export LD_LIBRARY_PATH=$directory/engine/lazy:$directory/cudnn/nvidia/cudnn/lib
export PYTORCH_VERSION=$PYTORCH PYTORCH_FLAVOR=$FLAVOUR OMP_WAIT_POLICY=PASSIVE
du -sh "$directory/engine/libtorch"
nvidia-smi --list-gpus 2> /dev/null || echo "no GPU here"
java -Dai.djl.offline=true -jar "$directory/program/fixres-runner.jar" rehearse "$(mktemp -d "$directory/work.XXXX")"
echo "cuda-flavour.sh: the $flavour flavour (DJL $DJL, PyTorch $PYTORCH) did every kind of stage"
