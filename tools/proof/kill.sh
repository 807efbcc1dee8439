#!/usr/bin/env bash
# Kills a run with -9 at a random moment of each of its stages, starts it again each time, and compares what
# it leaves with an undisturbed run: every result the same to the byte, but for times and throughput. Fails also when a
# stage ended before it could be killed, or began anew though it had a checkpoint.
# usage: tools/proof/kill.sh [EXPERIMENT, default examples/quickstart.yaml] [DIRECTORY, default a temporary one]
set -euo pipefail
experiment=$(realpath "${1:-$(dirname "$0")/../../examples/quickstart.yaml}")
directory=${2:+$(realpath -m "$2")}
CDPATH='' cd "$(dirname "$0")/../.."
temporary=
pid=
end() {
  [ -z "$pid" ] || kill -9 -- "-$pid" 2> /dev/null || true
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap end EXIT
[ -n "$directory" ] || { temporary=$(mktemp -d); directory=$temporary; }
mkdir -p "$directory"

fail() { echo "kill.sh: $*" >&2; exit 1; }

[ -f "$directory/calm/verdict.json" ] || nice ./fixres run "$experiment" --workspace "$directory/calm" > "$directory/calm.log"
declare -A seconds
table=$(python3 tools/proof/workspaces.py seconds "$directory/calm")
while read -r stage took; do seconds[$stage]=$took; done <<< "$table"

rm -rf "$directory/killed" && mkdir "$directory/killed"
: > "$directory/killed.log"
start() { setsid nice ./fixres run "$experiment" --workspace "$directory/killed" >> "$directory/killed.log" 2>&1 & pid=$!; }
started() { sed -n 's/.* ▸ \([^ ]*\)  started.*/\1/p' "$directory/killed.log" | sort -u; }

# Notes the directories of stages that have a checkpoint and no result.
declare -A unfinished
note_unfinished() {
  local checkpoint place
  for checkpoint in "$directory"/killed/stages/*/checkpoints/*.safetensors; do
    place=${checkpoint%/checkpoints/*}
    [ ! -f "$checkpoint" ] || [ -f "$place/result.json" ] || unfinished[$place]=yes
  done
}

start
killed=
while kill -0 "$pid" 2> /dev/null; do
  for stage in $(started); do
    [[ " $killed" != *" $stage "* ]] || continue
    # A random part of what the stage took in the calm run.
    pause=$(awk -v s="${seconds[$stage]}" -v r="$RANDOM" 'BEGIN { printf "%.2f", s * r / 32768 }')
    sleep "$pause"
    kill -9 -- "-$pid" 2> /dev/null || break # it has ended
    wait "$pid" 2> /dev/null || true
    killed+="$stage "
    note_unfinished
    echo "kill.sh: $stage: killed ${pause} s after its start"
    start
  done
  sleep 0.2
done
wait "$pid"
pid=
for stage in "${!seconds[@]}"; do
  [[ " $killed" == *" $stage "* ]] || fail "$stage was never killed: start again"
done
for place in "${!unfinished[@]}"; do
  grep "^going on from step" "$place/log.txt" || fail "$place began anew, and had a checkpoint"
done
python3 tools/proof/workspaces.py compare "$directory/calm" "$directory/killed"
