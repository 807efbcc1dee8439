#!/usr/bin/env bash
# PID 1 of the node's namespaces: starts the components; when it dies, they and all pods, mounts and links die with it.
# usage: node.sh GPUS      (started by up, in fresh mount, pid and network namespaces)
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
. "$here/settings.sh"
. "$here/network.sh"

gpus=$1
kube=$(<"$state/kube")
pki=$state/pki
etcd=http://127.0.0.1:2379

# The kubelet and containerd write to directories whose names are compiled in; here they are the node's own.
make_private_directories() {
  local directory
  mount --make-rshared /
  mount -t tmpfs -o mode=755 tmpfs /run
  mkdir -p /run/lock
  for directory in /var/lib/kubelet /var/lib/cni /var/log; do
    mkdir -p "$directory" "$state/private$directory"
    mount --bind "$state/private$directory" "$directory"
  done
}

# usage: start NAME PROGRAM ARGUMENT…
start() {
  local name=$1
  shift
  "$@" >> "$state/log/$name.log" 2>&1 &
  echo $! > "$state/pids/$name"
}

# usage: reached WHAT: writes down when, for people who wonder where the time goes.
reached() { echo "$1 after $((($(date +%s%N) - began) / 1000000)) ms" >> "$state/log/node.log"; }

start_etcd() {
  start etcd "$kube/etcd" --data-dir "$state/etcd" --unsafe-no-fsync \
    --listen-client-urls "$etcd" --advertise-client-urls "$etcd" --listen-peer-urls http://127.0.0.1:2380
}

# Without kube-proxy, the ClusterIP of `kubernetes` is an address of the node itself; webhooks and aggregated APIs are
# called by their pods' addresses.
start_apiserver() {
  start kube-apiserver "$kube/kube-apiserver" --etcd-servers "$etcd" \
    --bind-address "$api_address" --secure-port 443 --advertise-address "$api_address" \
    --service-cluster-ip-range "$services" --allow-privileged --profiling=false \
    --tls-cert-file "$pki/apiserver.crt" --tls-private-key-file "$pki/apiserver.key" --client-ca-file "$pki/ca.crt" \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction \
    --service-account-issuer https://kubernetes.default.svc \
    --service-account-signing-key-file "$pki/service-accounts.key" --service-account-key-file "$pki/service-accounts.key" \
    --kubelet-client-certificate "$pki/admin.crt" --kubelet-client-key "$pki/admin.key" \
    --kubelet-certificate-authority "$pki/ca.crt" --kubelet-preferred-address-types InternalIP \
    --enable-aggregator-routing --requestheader-client-ca-file "$pki/front-proxy-ca.crt" \
    --requestheader-allowed-names front-proxy-client --requestheader-username-headers X-Remote-User \
    --requestheader-group-headers X-Remote-Group --requestheader-extra-headers-prefix X-Remote-Extra- \
    --proxy-client-cert-file "$pki/front-proxy.crt" --proxy-client-key-file "$pki/front-proxy.key"
}

start_controllers() {
  start kube-controller-manager "$kube/kube-controller-manager" --kubeconfig "$kubeconfig" --leader-elect=false \
    --bind-address 127.0.0.1 --cert-dir "$state/pki/controllers" --use-service-account-credentials \
    --service-account-private-key-file "$pki/service-accounts.key" --root-ca-file "$pki/ca.crt"
  start kube-scheduler "$kube/kube-scheduler" --kubeconfig "$kubeconfig" --leader-elect=false \
    --bind-address 127.0.0.1 --cert-dir "$state/pki/scheduler"
}

start_kubelet() {
  start kubelet "$kube/kubelet" --config "$state/kubelet.yaml" --kubeconfig "$state/node.kubeconfig" \
    --cert-dir "$pki/kubelet" --hostname-override "$node" --node-ip "$node_address"
  [ "$gpus" = 0 ] || start fake-gpu-plugin "$kube/fake-gpu-plugin" -count "$gpus"
}

node_is_ready() { kubectl wait "node/$node" --for=condition=Ready --timeout=10s; }

gpus_are_offered() { [ "$(kubectl get "node/$node" --output 'jsonpath={.status.allocatable.nvidia\.com/gpu}')" = "$gpus" ]; }

# Until the namespace has its service account, its pods are refused.
pods_are_admitted() { kubectl get serviceaccount default; }

began=$(date +%s%N)
make_private_directories
set_up_node_network
start containerd containerd --config "$state/containerd.toml"
start_etcd
start_apiserver
await 30 ctr version
ctr --namespace k8s.io images import "$state/busybox.tar" >> "$state/log/node.log"
reached "containerd answers"
await 90 kubectl get --raw /readyz
reached "the API server is ready"
start_controllers
start_kubelet
await 90 node_is_ready
reached "the node is ready"
await 60 pods_are_admitted
[ "$gpus" = 0 ] || await 60 gpus_are_offered
reached "pods are admitted, $gpus GPUs offered"
touch "$state/ready"
wait
sleep infinity & wait # all components were ended by hand: what is below still belongs to `down`
