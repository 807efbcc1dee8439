#!/usr/bin/env bash
# Damages small JPEGs in many ways and decodes them, whole and in part, beside the JDK's own reader; prints what
# became of them. Fails when anything but a refusal is thrown.
# usage: tools/proof/fuzz.sh [FILES, default 1000000]
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B test-compile -pl src/runner -am
runner=src/runner/target
classpath=$(mktemp); trap 'rm -f "$classpath"' EXIT
mvn -q -B dependency:build-classpath -pl src/runner -am -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
nice java -Xmx512m -cp "$runner/classes:$runner/test-classes:src/contract/target/classes:$(cat "$classpath")" \
  io.fixres.runner.image.JpegFuzzProof "$@"
