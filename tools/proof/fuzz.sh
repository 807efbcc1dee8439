#!/usr/bin/env bash
# Damages small JPEGs in many ways and decodes them, whole and in part, beside the JDK's own reader and Pillow; prints
# what became of them. Fails when anything but a refusal is thrown.
# usage: tools/proof/fuzz.sh [FILES, default 1000000]
set -euo pipefail
cd "$(dirname "$0")/../.."
runner=src/runner/target
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import PIL' 2> /dev/null; then pillow=$python; fi
done
[ -n "${pillow-}" ] || { echo "fuzz: python3 lacks Pillow: apt-get install python3-pil" >&2; exit 69; }
directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT
mvn -q -B test-compile dependency:build-classpath -pl src/runner -am \
  -Dmdep.outputFile="$directory/classpath" -Dmdep.includeScope=test
mkfifo "$directory/decoded"
nice "$pillow" tools/proof/fuzz.py "$directory/decoded" & reader=$!
nice java -Xmx512m -cp "$runner/classes:$runner/test-classes:src/contract/target/classes:$(cat "$directory/classpath")" \
  io.fixres.runner.image.JpegFuzzProof "${1:-1000000}" "$directory/decoded"
wait "$reader"
