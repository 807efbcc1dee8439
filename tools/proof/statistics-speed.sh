#!/usr/bin/env bash
# Prints, as Markdown, how long the largest analysis takes: 50,000 images, 64 points, 2,000 resamples.
# usage: tools/proof/statistics-speed.sh
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
. tools/proof/lib/program.sh
classes=$(class_path contract test-compile)
"$java" -cp "$classes" io.fixres.contract.statistics.SpeedProof "$@"
