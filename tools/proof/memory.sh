#!/usr/bin/env bash
# Trains the tiny network for 20 epochs and prints the stage's resident memory, native part included, by epoch.
# usage: tools/proof/memory.sh [IMAGES, default 2000]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
images=${1:-2000}
directory=$(mktemp -d)
run=
end() {
  if kill "$run" 2> /dev/null; then wait "$run" || true; fi
  rm -rf "$directory"
}
trap end EXIT
cat > "$directory/memory.yaml" << YAML
apiVersion: fixres.io/v1alpha1
kind: FixResExperiment
metadata: {name: memory}
spec:
  model: {architecture: tiny_resnet8}
  dataset: {synthetic: {images: $images, classes: 10, seed: 0}}
  workspace: {persistentVolumeClaim: {claimName: work}}
  train: {resolutions: [48], epochs: 20, batchSize: 64, optimizer: {learningRate: 0.05}}
  sweep: {resolutions: [48]}
  fineTune: {enabled: false}
  runner: {flavour: cpu}
YAML
nice ./fixres run "$directory/memory.yaml" --workspace "$directory/work" > "$directory/log" &
run=$!
declare -A peak
while kill -0 "$run" 2> /dev/null; do
  progress=$(cat "$directory"/work/stages/*/progress.json 2> /dev/null | tr -d ' \n' || true)
  epoch=$(sed -n 's/.*"phase":"training".*"epoch":\([0-9]*\).*/\1/p' <<< "$progress")
  stage=$(pgrep -P "$run" -f fixres-runner.jar | head -n 1 || true)
  if [ -n "$epoch" ] && [ -n "$stage" ]; then
    kib=$(awk '/^VmRSS/ { print $2 }' "/proc/$stage/status" 2> /dev/null || true)
    [ -z "$kib" ] || [ "$kib" -le "${peak[$epoch]:-0}" ] || peak[$epoch]=$kib
  fi
  sleep 0.2
done
wait "$run"
echo "| epoch | resident MiB, largest seen |"
echo "|---|---|"
for epoch in $(printf '%s\n' "${!peak[@]}" | sort -n); do
  echo "| $epoch | $((peak[$epoch] / 1024)) |"
done
