#!/usr/bin/env bash
# Runs the quickstart over three seeds with precision FP32, then with BF16, and prints a Markdown table of accuracy beside
# speed. Needs a processor or GPU that computes in bfloat16, and Python 3 for the table; a second call goes on.
# usage: tools/proof/bf16.sh DIRECTORY
set -euo pipefail
directory=$(mkdir -p "${1:?usage: bf16.sh DIRECTORY}" && cd "$1" && pwd)
cd "$(dirname "$0")/../.."
for precision in FP32 BF16; do
  sed "s/^    epochs: 10 .*/&\n    precision: $precision/; s/^  runner: .*/&\n  seeds: {replicates: 3}/" \
    examples/quickstart.yaml > "$directory/$precision.yaml"
  grep -q "precision: $precision" "$directory/$precision.yaml" && grep -q "replicates: 3" "$directory/$precision.yaml"
  ./fixres run "$directory/$precision.yaml" --workspace "$directory/$precision" > "$directory/$precision.log" 2>&1 ||
    { tail -n 20 "$directory/$precision.log" >&2; exit 1; }
done
python3 tools/proof/bf16.py "$directory/FP32" "$directory/BF16"
