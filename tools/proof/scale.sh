#!/usr/bin/env bash
# Applies many experiments of 12 Jobs each to a real API server whose nodes are played, and prints, as Markdown, what the
# operator needed until all had succeeded: time, memory, CPU; and, to the error output, its writes. One run a number;
# tools/proof/scale_plot.py draws the samples that it leaves in src/operator/target/scale-EXPERIMENTS.csv.
# usage: tools/proof/scale.sh [-r EXPERIMENTS A SECOND, default 0: as fast as they can be written] [EXPERIMENTS, default 200]…
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
rate=0
if [ "${1:-}" = -r ]; then rate=$2; shift 2; fi
. tools/proof/lib/program.sh
classes=$(class_path operator package)
cd src/operator
echo "| experiments | Jobs | all done s | apply to first Job, half / 99 % within s | resident MiB before / most | CPU s | CPU s a second | CPU ms a Job |"
echo "|---|---|---|---|---|---|---|---|"
for experiments in "${@:-200}"; do
  "$java" -Drepository.root="$PWD/../.." -cp "$classes" io.fixres.operator.ScaleProof "$experiments" "$rate"
done
