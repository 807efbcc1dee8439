# What a machine must have. Sourced; see settings.sh.
# shellcheck shell=bash

# Each program of a node, and Debian's package that has it.
declare -A debian_packages=(
  [containerd]=containerd [ctr]=containerd [runc]=runc [/usr/lib/cni/bridge]=containernetworking-plugins
  [buildah]=buildah [busybox]=busybox-static [openssl]=openssl
  [ip]=iproute2 [ps]=procps [sysctl]=procps [nsenter]=util-linux [unshare]=util-linux
)

require_root() {
  [ "$(id -u)" = 0 ] || refuse 77 "cannot make namespaces: not root" "run it as root, for example with sudo --preserve-env=PATH"
}

require_programs() {
  local program missing=() packages=()
  for program in "${!debian_packages[@]}"; do
    command -v "$program" > /dev/null || missing+=("$program") packages+=("${debian_packages[$program]}")
  done
  [ "${#missing[@]}" = 0 ] && return
  refuse 69 "cannot start a node: this machine lacks ${missing[*]}" \
    "apt-get install --no-install-recommends ${packages[*]}"
}

require_writable_cgroups() {
  [ -w /sys/fs/cgroup ] && ! grep -qE ' /sys/fs/cgroup(/[a-z,]+)? cgroup2? ro' /proc/mounts && return
  refuse 77 "cannot start a node: /sys/fs/cgroup is read-only here" \
    "use a machine, or a container that may write its cgroups (docker run --privileged)"
}
