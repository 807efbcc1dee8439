#!/usr/bin/env bash
# Runs an example on a cluster of one node as the README says, by Helm and kubectl, but with two threads a stage on
# either side; compares what it leaves with a local run's, to the last digit; measures the operator.
# usage: tools/proof/cluster.sh [-e quickstart|photos, default quickstart] [DIRECTORY, default a temporary one]
#
# A local run that is in the directory is not done again. The photos need what tools/data/photos.sh needs.
set -euo pipefail
example=quickstart
if [ "${1:-}" = -e ]; then example=$2; shift 2; fi
directory=${1:+$(realpath -m "$1")}
CDPATH='' cd "$(dirname "$0")/../.."
temporary=
environment=
end() {
  [ -z "$environment" ] || tools/cluster/down
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap end EXIT
[ -n "$directory" ] || { temporary=$(mktemp -d); directory=$temporary; }
mkdir -p "$directory"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

find_helm() {
  command -v helm && return
  [ -x "$directory/helm" ] || GOBIN=$directory go install helm.sh/helm/v3/cmd/helm@v3.19.5 >&2
  echo "$directory/helm"
}

# usage: since BEGAN WHAT COMMAND…        tries it until it succeeds, ten minutes at most; tells how long it took
since() {
  until "${@:3}" > /dev/null 2>&1; do
    [ $(($(milliseconds) - $1)) -lt 600000 ] || { echo "cluster.sh: waited in vain: $2" >&2; exit 1; }
    sleep 0.05
  done
  echo "cluster.sh: $2 after $(($(milliseconds) - $1)) ms"
}

operator_pod() { kubectl --namespace fixres-system get pods --output "jsonpath={.items[0]$1}"; }
is_running() { [ -n "$(operator_pod '.status.containerStatuses[0].state.running.startedAt')" ]; }
is_ready() { [ "$(operator_pod '.status.containerStatuses[0].ready')" = true ]; }
has_job() { kubectl get jobs --output name | grep .; }

# The operator is the one Java process on this machine that was started from its image.
operator_memory() {
  local process
  process=$(pgrep --full 'java .*/deployments/quarkus-run.jar')
  awk '/^VmRSS|^VmHWM/ { printf "cluster.sh: operator %s %d MiB\n", $1, $2 / 1024 }' "/proc/$process/status"
}

start() {
  operator-image/build "$directory/operator.tar"
  runner-image/build cpu "$directory/runner.tar"
  environment=$(tools/cluster/up "$directory/operator.tar" "$directory/runner.tar")
  eval "$environment"
  tools/cluster/volume --no-claim "$(sed -n 's/^  *workspace:.*claimName: *\([^,}]*\).*/\1/p' "examples/$example.yaml")" "$directory/work"
  [ "$example" != photos ] || tools/cluster/volume --no-claim photos "$directory/photos"
}

install_chart() {
  local began
  "$helm" install fixres helm/fixres-operator --namespace fixres-system --create-namespace
  since "$(milliseconds)" "operator started" is_running
  began=$(milliseconds)
  since "$began" "operator ready" is_ready
}

apply() {
  local began
  began=$(milliseconds)
  kubectl apply -f "$experiment"
  since "$began" "first Job" has_job
  kubectl wait --for=condition=Succeeded "fixresexperiment/$example" --timeout=30m
  kubectl get fre
  echo "cluster.sh: succeeded after $(($(milliseconds) - began)) ms"
}

rm -rf "$directory/work"
experiment=$directory/$example.yaml
sed 's/runner: {flavour: cpu}/runner: {flavour: cpu, threads: 2}/' "examples/$example.yaml" > "$experiment"
data=()
if [ "$example" = photos ]; then
  tools/data/photos.sh "$directory/photos"
  data=(--data "photos=$directory/photos")
fi
[ -f "$directory/local/verdict.json" ] ||
  ./fixres run "$experiment" "${data[@]}" --workspace "$directory/local" > "$directory/local.log"
helm=$(find_helm)
kube=$(tools/kube/build)
PATH=$kube:$PATH
start
install_chart
apply
operator_memory
kubectl get fre "$example" --output yaml > "$directory/work/$example/status.yaml"
./fixres report "$directory/work/$example" > /dev/null
python3 tools/proof/workspaces.py compare "$directory/local" "$directory/work/$example"
