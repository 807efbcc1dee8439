#!/usr/bin/env bash
# Compares one sweep of eight resolutions with eight sweeps of one, on the tiny network: CPU time of the sweep
# processes (user + system, start included) and every count of right images. Fails when a count differs.
# usage: tools/proof/decode-once.sh [IMAGES, default 2500: a fifth is scored]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
images=${1:-2500}
sizes=(32 40 48 56 64 72 80 88)
directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT

experiment() { # NAME MODEL-AND-TRAIN RESOLUTIONS
  cat << YAML
apiVersion: fixres.io/v1alpha1
kind: FixResExperiment
metadata: {name: $1}
spec:
$2
  dataset: {synthetic: {images: $images, classes: 10, seed: 0}}
  workspace: {persistentVolumeClaim: {claimName: work}}
  sweep: {resolutions: [$3]}
  fineTune: {enabled: false}
  runner: {flavour: cpu}
YAML
}

# Stands in for the runner, and notes the CPU time of sweeps: its own, and on a second line its children's.
cat > "$directory/runner" << SH
#!/usr/bin/env bash
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -XX:+UseSerialGC -Dai.djl.offline=true -jar "$PWD/src/runner/target/fixres-runner.jar" "\$@"
code=\$?
case \$FIXRES_STAGE in *'"kind":"Sweep"'* | *'"kind": "Sweep"'*) times >> "$directory/\$CPU" ;; esac
exit \$code
SH
chmod +x "$directory/runner"

run() { # NAME
  mkdir -p "$directory/$1/weights"
  [ ! -d "$directory/made" ] || [ "$1" = made ] || {
    cp "$directory/made/best/model.safetensors" "$directory/$1/weights/given.safetensors"
    cp -r "$directory/made/dataset" "$directory/$1/dataset"
  }
  CPU=$1.cpu JAVA_OPTS="-Dfixres.runner=$directory/runner" nice ./fixres run "$directory/$1.yaml" --workspace "$directory/$1" \
    > "$directory/$1.log" || { cat "$directory/$1.log"; exit 1; }
}

experiment made '  model: {architecture: tiny_resnet8}
  train: {resolutions: [48], epochs: 1, optimizer: {learningRate: 0.05}}' 48 > "$directory/made.yaml"
run made
given='  model: {architecture: tiny_resnet8, weights: {claim: Workspace, path: weights/given.safetensors, trainResolution: 48}}'
joined=$(IFS=,; echo "${sizes[*]}")
experiment together "$given" "$joined" > "$directory/together.yaml"
run together
for size in "${sizes[@]}"; do
  # The train size is always scored, so a sweep of one size says that it was trained there.
  experiment "alone-$size" "${given/trainResolution: 48/trainResolution: $size}" "$size" > "$directory/alone-$size.yaml"
  run "alone-$size"
done
python3 tools/proof/decode_once.py "$directory"
