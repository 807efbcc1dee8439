#!/usr/bin/env bash
# Kills a run with -9 at a random moment of each of its stages, starts it again each time, and compares what
# it leaves with an undisturbed run: every result the same to the byte, but for times and throughput.
# usage: tools/proof/kill.sh [EXPERIMENT, default examples/quickstart.yaml] [DIRECTORY, default a temporary one]
set -euo pipefail
experiment=$(realpath "${1:-$(dirname "$0")/../../examples/quickstart.yaml}")
directory=${2:-}
CDPATH='' cd "$(dirname "$0")/../.."
[ -n "$directory" ] || { directory=$(mktemp -d); trap 'rm -rf "$directory"' EXIT; }
mkdir -p "$directory"

[ -f "$directory/calm/verdict.json" ] || nice ./fixres run "$experiment" --workspace "$directory/calm" > "$directory/calm.log"

rm -rf "$directory/killed" && mkdir "$directory/killed"
: > "$directory/killed.log"
pid=
start() { setsid nice ./fixres run "$experiment" --workspace "$directory/killed" >> "$directory/killed.log" 2>&1 & pid=$!; }
started() { sed -n 's/.* ▸ \([^ ]*\)  started.*/\1/p' "$directory/killed.log" | sort -u; }

start
killed=" "
while kill -0 "$pid" 2> /dev/null; do
  for stage in $(started); do
    [[ "$killed" != *" $stage "* ]] || continue
    killed+="$stage "
    # A random part of what the stage took in the calm run.
    seconds=$(python3 tools/proof/workspaces.py seconds "$directory/calm" "$stage")
    pause=$(awk -v s="$seconds" -v r="$RANDOM" 'BEGIN { printf "%.2f", s * r / 32768 }')
    sleep "$pause"
    kill -9 -- "-$pid" 2> /dev/null || break # it has ended
    wait "$pid" 2> /dev/null || true
    echo "kill.sh: $stage: killed ${pause} s after its start"
    start
  done
  sleep 0.2
done
wait "$pid"
python3 tools/proof/workspaces.py compare "$directory/calm" "$directory/killed"
