#!/usr/bin/env bash
# Runs the quickstart over seeds 0, 1, 2 with the arms Untuned and DirectAtWinner, then null.yaml, one after
# another, and prints a Markdown table of what they claim. An hour or so on two cores; a second call goes on.
# usage: tools/proof/figures.sh DIRECTORY        needs Python 3 for the table
set -euo pipefail
directory=$(realpath -m "${1:?usage: figures.sh DIRECTORY}")
mkdir -p "$directory"
CDPATH='' cd "$(dirname "$0")/../.."
. tools/proof/lib/quickstart.sh

run() { # NAME EXPERIMENT
  [ ! -d "$directory/quickstart-0/dataset" ] || [ -d "$directory/$1/dataset" ] || {
    mkdir -p "$directory/$1" # the same scenes for all: drawn once
    cp -rl "$directory/quickstart-0/dataset" "$directory/$1/dataset"
  }
  nice ./fixres run "$2" --workspace "$directory/$1" > "$directory/$1.log" 2>&1
}

for seed in 0 1 2; do
  vary_quickstart '  runner: ' "  compare: [Untuned, DirectAtWinner]\n  seeds: {base: $seed}" \
    > "$directory/quickstart-$seed.yaml"
  run "quickstart-$seed" "$directory/quickstart-$seed.yaml"
done
run null examples/null.yaml

python3 tools/proof/figures.py "$directory"/quickstart-[012] "$directory/null"
