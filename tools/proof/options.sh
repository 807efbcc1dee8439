#!/usr/bin/env bash
# Trains the quickstart's network over three seeds as it is, then with an option that trades exactness for speed, tests it
# at all sizes without tuning, and prints a Markdown table of accuracy beside speed. A quarter of an hour on two cores; a
# second call goes on. Needs Python 3 for the table.
# usage: tools/proof/options.sh bf16|scaled DIRECTORY        bf16 needs a processor or GPU that computes in bfloat16
set -euo pipefail
usage="usage: options.sh bf16|scaled DIRECTORY"
case ${1:?$usage} in
  bf16) option='precision: BF16' ;;
  scaled) option='augmentation: {decoding: Scaled}' ;;
  *) echo "$usage" >&2; exit 64 ;;
esac
name=$1
directory=$(realpath -m "${2:?$usage}")
mkdir -p "$directory"
CDPATH='' cd "$(dirname "$0")/../.."
. tools/proof/lib/quickstart.sh

# usage: run NAME [LINE OF spec.train]
run() {
  vary_quickstart '    epochs: 10 ' "    ${2:-# nothing}" '  runner: ' '  seeds: {replicates: 3}' \
    '  fineTune:' '    enabled: false' > "$directory/$1.yaml"
  ./fixres run "$directory/$1.yaml" --workspace "$directory/$1" > "$directory/$1.log" 2>&1 ||
    { tail -n 20 "$directory/$1.log" >&2; exit 1; }
}

run default
run "$name" "$option"
python3 tools/proof/options.py "$directory/default" "$directory/$name"
