# Variations of the quickstart. Sourced from the repository's root.
# shellcheck shell=bash

# Prints the quickstart with a line more after the one that begins so; fails where none does.
# usage: vary_quickstart BEGINNING LINE…        pairs, as sed takes them
vary_quickstart() {
  local varied
  varied=$(<examples/quickstart.yaml)
  while [ $# -gt 0 ]; do
    grep -q "^$1" <<< "$varied" || { echo "examples/quickstart.yaml: no line begins with '$1'" >&2; return 1; }
    varied=$(sed "s/^$1.*/&\n$2/" <<< "$varied")
    shift 2
  done
  echo "$varied"
}
