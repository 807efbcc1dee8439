#!/usr/bin/env bash
# Damages small JPEGs in many ways and decodes them, whole and in part, beside the JDK's own reader and Pillow; prints
# what became of them. Fails when anything but a refusal is thrown, when a part disagrees with its whole, or when Pillow
# gives other pixels. ImageIO's are only counted: not every JDK's are Pillow's.
# usage: tools/proof/fuzz.sh [FILES, default 1000000]
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/../.."
. tools/proof/lib/program.sh
for python in python3 /usr/bin/python3 ''; do
  if "${python:-false}" -c 'import PIL' 2> /dev/null; then break; fi
done
[ -n "$python" ] || { echo "fuzz: python3 lacks Pillow: apt-get install python3-pil" >&2; exit 69; }
classes=$(class_path runner test-compile)
failed=0
exec 3> >(exec nice "$python" tools/proof/fuzz.py); reader=$!
nice "$java" -Xmx512m -cp "$classes" io.fixres.runner.image.JpegFuzzProof "${1:-1000000}" /dev/fd/3 || failed=1
exec 3>&-
wait "$reader"
exit "$failed"
