#!/usr/bin/env bash
# Runs examples/photos.yaml as it is, real photographs on real weights, and checks what it says: a run that
# succeeds, a curve that is high in the middle and falls towards its small end, and doubt where 97 images leave it.
# usage: tools/proof/photos.sh [DIRECTORY]        default: a temporary one. Needs what tools/data/photos.sh needs
set -euo pipefail
directory=${1:+$(realpath -m "$1")}
CDPATH='' cd "$(dirname "$0")/../.."
[ -n "$directory" ] || { directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT; }
tools/data/photos.sh "$directory/photos"
./fixres run examples/photos.yaml --data photos="$directory/photos" --workspace "$directory/run"
python3 tools/proof/photos.py "$directory/run"
