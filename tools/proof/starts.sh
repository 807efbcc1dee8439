#!/usr/bin/env bash
# Prints, as Markdown, what starts cost without and with the archives of classes: elapsed and CPU seconds, of each the
# least of several runs in turn. The quickstart runs once each.
# usage: tools/proof/starts.sh [TIMES, default 5]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
times=${1:-5}
classpath=$(mktemp); trap 'rm -f "$classpath"' EXIT
mvn -q -B package dependency:build-classpath -DskipTests -pl src/operator -am \
  -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
./fixres --version > /dev/null
jdk=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.home = //p')
echo "| elapsed / CPU s | without | with |"
echo "|---|---|---|"
python3 tools/proof/starts.py "$times" "$jdk/lib/server/classes.jsa"
cd src/operator
java -Drepository.root="$PWD/../.." -cp "target/classes:target/test-classes:$(cat "$classpath")" \
  io.fixres.operator.StartProof "$times" 2> target/starts.log
