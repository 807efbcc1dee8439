#!/usr/bin/env bash
# Prints, as Markdown, how long the largest analysis takes: 50,000 images, 64 points, 2,000 resamples.
# usage: tools/proof/statistics-speed.sh
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
mvn -q -B test-compile -pl src/contract -am
contract=src/contract/target
classpath=$(mktemp); trap 'rm -f "$classpath"' EXIT
mvn -q -B dependency:build-classpath -pl src/contract -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
java -cp "$contract/classes:$contract/test-classes:$(cat "$classpath")" \
  io.fixres.contract.statistics.SpeedProof "$@"
