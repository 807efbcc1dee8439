# Where the cluster lives and how it is reached. Sourced by every command beside this directory; one cluster a machine.
# shellcheck shell=bash disable=SC2034 # the names are used where this is sourced

tools=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
state=${FIXRES_CLUSTER_DIR:-/var/lib/fixres-cluster}
kubeconfig=$state/admin.kubeconfig

node=fixres-node
host_link=fixres0 # the machine's end of the cable to the node
cgroup=fixres     # all pods are below it

# From the range that RFC 2544 sets aside for tests, so that no real network is hidden.
host_address=198.19.0.1
node_address=198.19.0.2
services=198.18.0.0/24
api_address=198.18.0.1 # the ClusterIP of the Service `kubernetes`, and where the API server itself listens
pods=198.18.64.0/18

busybox_image=localhost/fixres-busybox:1

say() { echo "cluster: $*" >&2; }

# Prints what is wrong and what to do, and ends. usage: refuse CODE WRONG REMEDY
refuse() {
  say "$2"
  say "$3"
  exit "$1"
}

# A client of this cluster, whatever the caller's KUBECONFIG is.
kubectl() { "$(<"$state/kube")/kubectl" --kubeconfig "$kubeconfig" "$@"; }

# The process that stands for the node: PID 1 of its namespaces, by its number on the machine. Nothing when it is down.
node_process() {
  local outer
  outer=$(cat "$state/unshare.pid" 2> /dev/null) || return 1
  grep -qs unshare "/proc/$outer/comm" || return 1
  cut -d ' ' -f 1 "/proc/$outer/task/$outer/children" | grep .
}

is_up() { [ -e "$state/ready" ] && node_process > /dev/null; }

is_down() { ! node_process > /dev/null; }

# Runs a command in the node's namespaces. The mount namespace is the machine's own view, with the node's /run and /sys.
on_node() { nsenter --target "$(node_process)" --mount --net --pid -- "$@"; }

# Tries a command ten times a second. usage: await SECONDS COMMAND…
await() {
  local tries=$(($1 * 10))
  shift
  until "$@" > /dev/null 2>&1; do
    [ "$((tries -= 1))" -gt 0 ] || return 1
    sleep 0.1
  done
}
