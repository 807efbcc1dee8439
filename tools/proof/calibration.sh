#!/usr/bin/env bash
# Prints, as Markdown, how often the statistics' claims hold on simulated sweeps whose truth is known.
# usage: tools/proof/calibration.sh [EXPERIMENTS per row, default 1000] [MARGIN in points, default 0.3] [IMAGES, default 200,1000,5000,50000] [ROWS, such as 'flat (5|16)', default all]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
. tools/proof/lib/program.sh
classes=$(class_path contract test-compile)
nice "$java" -cp "$classes" io.fixres.contract.statistics.CalibrationProof "$@"
