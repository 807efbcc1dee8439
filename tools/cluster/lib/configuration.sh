# Configuration files of containerd, its network plugin and the kubelet. Sourced; see settings.sh.
# shellcheck shell=bash

write_configuration() {
  mkdir -p "$state/cni"
  write_containerd_configuration > "$state/containerd.toml"
  write_network_configuration > "$state/cni/10-bridge.conflist"
  write_kubelet_configuration > "$state/kubelet.yaml"
}

# Overlays cannot be stacked on an overlay, which is what / is in a container: then layers are copied.
snapshotter() {
  case $(stat --file-system --format %T "$state") in
    overlayfs) echo native ;;
    *) echo overlayfs ;;
  esac
}

write_containerd_configuration() {
  cat << EOF
version = 2
root = "$state/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.tracing"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  # A machine may lack CAP_SYS_RESOURCE; then scores can't be lowered.
  restrict_oom_score_adj = true
  sandbox_image = "$busybox_image"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$(snapshotter)"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$state/cni"
EOF
}

write_network_configuration() {
  cat << EOF
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "pods0", "isGateway": true, "ipMasq": false,
   "ipam": {"type": "host-local", "dataDir": "/run/cni-addresses", "ranges": [[{"subnet": "$pods"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
EOF
}

# Evictions for a full disk are the machine's business here, not the test's.
write_kubelet_configuration() {
  cat << EOF
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
cgroupDriver: cgroupfs
cgroupRoot: /$cgroup
failCgroupV1: false
failSwapOn: false
enforceNodeAllocatable: [pods]
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $state/pki/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $state/pki/kubelet.crt
tlsPrivateKeyFile: $state/pki/kubelet.key
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%, nodefs.inodesFree: 1%, imagefs.inodesFree: 1%}
imageGCHighThresholdPercent: 100
makeIPTablesUtilChains: false
resolvConf: ""
clusterDNS: [$api_address] # nobody answers there, and at once; without one the kubelet warns of every pod
readOnlyPort: 0
nodeStatusUpdateFrequency: 2s
EOF
}
