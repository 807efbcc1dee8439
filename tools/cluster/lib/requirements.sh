# What a machine must have. Sourced; see settings.sh.
# shellcheck shell=bash

debian_packages=(containerd runc containernetworking-plugins buildah busybox-static openssl iproute2 procps)

require_root() {
  [ "$(id -u)" = 0 ] || refuse 77 "cannot make namespaces: not root" "run it as root, for example with sudo --preserve-env=PATH"
}

require_programs() {
  local program missing=()
  for program in containerd runc ctr buildah busybox openssl ip nsenter unshare sysctl; do
    command -v "$program" > /dev/null || missing+=("$program")
  done
  [ -x /usr/lib/cni/bridge ] || missing+=(/usr/lib/cni/bridge)
  [ "${#missing[@]}" = 0 ] && return
  refuse 69 "cannot start a node: this machine lacks ${missing[*]}" \
    "apt-get install --no-install-recommends ${debian_packages[*]}"
}

require_writable_cgroups() {
  [ -w /sys/fs/cgroup ] && ! grep -qE ' /sys/fs/cgroup(/[a-z,]+)? cgroup2? ro' /proc/mounts && return
  refuse 77 "cannot start a node: /sys/fs/cgroup is read-only here" \
    "use a machine, or a container that may write its cgroups (docker run --privileged)"
}
