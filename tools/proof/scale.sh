#!/usr/bin/env bash
# Applies many experiments at once to a real API server whose nodes are played, and prints, as Markdown, what the
# operator needed until all had succeeded: time, memory, CPU, API writes.
# usage: tools/proof/scale.sh [EXPERIMENTS, default 200] [A SECOND, default 0: as fast as they can be written]
set -euo pipefail
cd "$(dirname "$0")/../.."
classpath=$(mktemp); trap 'rm -f "$classpath"' EXIT
mvn -q -B package dependency:build-classpath -DskipTests -pl src/operator -am \
  -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
cd src/operator
java -Drepository.root="$PWD/../.." -cp "target/classes:target/test-classes:$(cat "$classpath")" \
  io.fixres.operator.ScaleProof "${1:-200}" "${2:-0}"
