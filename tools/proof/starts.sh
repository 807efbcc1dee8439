#!/usr/bin/env bash
# Prints, as Markdown, what starts cost without and with the archives of classes: elapsed and CPU seconds, of each the
# least of several runs in turn. The quickstart runs once each.
# usage: tools/proof/starts.sh [TIMES, default 5]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
times=${1:-5}
. tools/proof/lib/program.sh
classes=$(class_path operator package)
./fixres --version > /dev/null
jdk=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/ *java.home = //p')
echo "| elapsed / CPU s | without | with |"
echo "|---|---|---|"
python3 tools/proof/starts.py "$times" "$jdk/lib/server/classes.jsa"
cd src/operator
"$java" -Drepository.root="$PWD/../.." -cp "$classes" io.fixres.operator.StartProof "$times" 2> target/starts.log
