#!/usr/bin/env bash
# Experiments in a Kueue queue of one GPU, on a cluster of one node that has two: they take turns, a suspended one gives
# its place away, an urgent one preempts. Fails when two pods of the queue ever have a GPU at once or none ever has, when one
# does not succeed, when the suspended one begins anew, or when what came out differs from a run that nobody disturbed.
# usage: tools/proof/kueue.sh [DIRECTORY, default a temporary one]        needs Go and Helm, root, and no cluster
set -euo pipefail
directory=${1:+$(realpath -m "$1")}
CDPATH='' cd "$(dirname "$0")/../.."
version=v0.15.2
namespace=kueue-proof
temporary=
manager=
environment=
end() {
  [ -z "$manager" ] || kill "$manager" 2> /dev/null || true
  [ -z "$environment" ] || tools/cluster/down
  [ -z "$temporary" ] || rm -rf "$temporary"
}
trap end EXIT
[ -n "$directory" ] || { temporary=$(mktemp -d); directory=$temporary; }
mkdir -p "$directory"

say() { echo "kueue.sh: $*"; }

fail() {
  say "$1"
  kubectl --namespace "$namespace" get fre,jobs,pods,workloads.kueue.x-k8s.io || true
  exit 1
}

install_programs() {
  kube=$(tools/kube/build)
  PATH=$kube:$directory/bin:$PATH
  command -v helm > /dev/null || GOBIN=$directory/bin go install helm.sh/helm/v3/cmd/helm@v3.19.5
  [ -x "$directory/bin/kueue" ] || GOBIN=$directory/bin go install "sigs.k8s.io/kueue/cmd/kueue@$version"
}

start_cluster() {
  operator-image/build "$directory/operator.tar" > /dev/null
  runner-image/build cpu "$directory/runner.tar" > /dev/null
  environment=$(tools/cluster/up --gpus 2 "$directory/operator.tar" "$directory/runner.tar")
  eval "$environment"
}

# Kueue takes certificates that are not its own from one place only, which it gets in a namespace of its own.
start_kueue() {
  local module certificates=$directory/etc/kueue/metrics/certs
  module=$(go env GOMODCACHE)/sigs.k8s.io/kueue@$version
  mkdir -p "$certificates"
  openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=kueue -days 2 \
    -keyout "$certificates/tls.key" -out "$certificates/tls.crt" 2> /dev/null
  kubectl apply --server-side --filename "$module/config/components/crd/bases" > /dev/null
  kubectl wait crd --all --for=condition=Established --timeout=60s > /dev/null
  kubectl create namespace kueue-system > /dev/null
  POD_NAMESPACE=kueue-system unshare --mount --propagation private sh -c \
    'mount -t overlay overlay -o "lowerdir=$1:/etc" /etc && shift && exec "$@"' sh "$directory/etc" \
    kueue --config "$PWD/tools/proof/kueue/manager.yaml" --feature-gates VisibilityOnDemand=false \
    > "$directory/kueue.log" 2>&1 &
  manager=$!
  sleep 5
  kill -0 "$manager" 2> /dev/null || { tail -n 2 "$directory/kueue.log" && exit 1; }
}

make_namespace() {
  kubectl create namespace "$namespace" > /dev/null
  kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted > /dev/null
  await "the queues are made" kubectl apply --filename tools/proof/kueue/queues.yaml
}

install_operator() {
  helm install fixres helm/fixres-operator --namespace fixres-system --create-namespace --wait \
    --set runnerImages.cu124="$(sed -n 's/^  cpu: *//p' helm/fixres-operator/values.yaml)" > /dev/null
}

# usage: experiment NAME [PRIORITY CLASS]        the small one of the end-to-end tests, with its own workspace
experiment() {
  rm -rf "$directory/work/$1"
  mkdir -p "$directory/work"
  tools/cluster/volume "$1" "$directory/work/$1" "$namespace"
  sed "s/{name: small}/{name: $1}/; s/claimName: work/claimName: $1/; s/images: 300/images: 600/
    s/^spec:/spec:\n  queue: {name: gpus${2:+, priorityClass: $2}}/" \
    src/e2e/src/test/resources/io/fixres/e2e/experiment.yaml > "$directory/$1.yaml"
  kubectl --namespace "$namespace" apply --filename "$directory/$1.yaml" > /dev/null
}

state() { kubectl --namespace "$namespace" get fre "$1" --output "jsonpath={.status.conditions[?(@.type=='$2')].$3}"; }
# Pods that have a GPU: the last stage of an experiment needs none, and waits for nobody. Kueue gives a place away when a
# pod is told to end, and does not wait until it has.
pods_with_gpu() {
  kubectl --namespace "$namespace" get pods --field-selector status.phase=Running --output go-template='{{range .items}}
    {{if not .metadata.deletionTimestamp}}{{range .spec.containers}}{{with .resources.limits}}{{index . "nvidia.com/gpu"}}
    {{end}}{{end}}{{end}}{{end}}' | grep -c '^ *[1-9]' || true
}

# usage: await WHAT COMMAND…        until it succeeds; meanwhile never two pods with a GPU at once
most=0
await() {
  local tries=600 now
  until "${@:2}" > /dev/null 2>&1; do
    now=$(pods_with_gpu)
    [ "$now" -le "$most" ] || most=$now
    [ "$((tries -= 1))" -gt 0 ] || fail "waited in vain: $1"
    sleep 0.5
  done
  say "$1"
}

is() { [ "$(state "$1" "$2" "$3")" = "$4" ]; }
succeeded() { is "$1" Succeeded status True; }
works() { [[ $(state "$1" Ready reason) =~ Training|Sweeping|FineTuning|Concluding ]]; }
has_checkpoint() { compgen -G "$directory/work/$1/stages/*/checkpoints/*.safetensors"; }
went_on() {
  kubectl --namespace "$namespace" logs --tail=-1 --selector "fixres.io/experiment=$1,fixres.io/stage=train" |
    grep "^going on from step"
}
preempted() {
  kubectl --namespace "$namespace" get workloads.kueue.x-k8s.io \
    --output 'jsonpath={range .items[*]}{.metadata.name} {.status.conditions[*].reason}{"\n"}{end}' | grep "^job-$1-.*Preempted"
}

same_results() { python3 tools/proof/workspaces.py compare "$directory/work/$1" "$directory/work/$2"; }

install_programs
start_cluster
start_kueue
make_namespace
install_operator

say "two experiments, one GPU"
experiment first
await "first works" works first
experiment second
await "second is Queued: $(sleep 3; state second Ready message)" is second Ready reason Queued
await "first has succeeded" succeeded first
await "second has succeeded" succeeded second
same_results first second

say "a suspended one gives its place away"
experiment third
await "third has a checkpoint" has_checkpoint third
kubectl --namespace "$namespace" patch fre third --type merge --patch '{"spec": {"suspend": true}}' > /dev/null
await "third is suspended" is third Suspended status True
experiment fourth
await "fourth has succeeded" succeeded fourth
kubectl --namespace "$namespace" patch fre third --type merge --patch '{"spec": {"suspend": false}}' > /dev/null
await "third has succeeded" succeeded third
went_on third || fail "third began anew, and had a checkpoint"
same_results first third

say "an urgent one preempts"
experiment fifth
await "fifth works" works fifth
experiment sixth urgent
await "Kueue has preempted fifth" preempted fifth
await "sixth has succeeded" succeeded sixth
await "fifth has succeeded" succeeded fifth
same_results first fifth

[ "$most" -eq 1 ] || fail "$most pods had a GPU at once, with a quota of one"
kubectl --namespace "$namespace" get fre
say "never more than $most pod with a GPU at once"
