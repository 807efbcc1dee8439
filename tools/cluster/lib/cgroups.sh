# The cgroup that all pods are below, on machines with cgroup v1 and v2. Sourced; see settings.sh.
# shellcheck shell=bash

has_cgroup_v2() { [ -e /sys/fs/cgroup/cgroup.controllers ]; }

make_cgroups() {
  if has_cgroup_v2; then make_cgroup_v2; else make_cgroups_v1; fi
}

# Every hierarchy has its own; a cpuset is empty until it is told which CPUs.
make_cgroups_v1() {
  local hierarchy file
  for hierarchy in /sys/fs/cgroup/*/; do
    [ ! -e "$hierarchy/cgroup.procs" ] || mkdir -p "$hierarchy/$cgroup"
  done
  for file in cpuset.cpus cpuset.mems; do
    [ ! -e "/sys/fs/cgroup/cpuset/$file" ] || cat "/sys/fs/cgroup/cpuset/$file" > "/sys/fs/cgroup/cpuset/$cgroup/$file"
  done
}

# Controllers are passed on only by a cgroup without processes of its own. The machine's root is exempt; in a container,
# whose "root" is not one, its processes step aside.
make_cgroup_v2() {
  local controllers
  controllers=$(sed 's/\([a-z]\)/+\1/; s/ \([a-z]\)/ +\1/g' /sys/fs/cgroup/cgroup.controllers)
  if ! echo "$controllers" > /sys/fs/cgroup/cgroup.subtree_control 2> /dev/null; then
    mkdir -p "/sys/fs/cgroup/$cgroup-aside"
    move_processes /sys/fs/cgroup "/sys/fs/cgroup/$cgroup-aside"
    echo "$controllers" > /sys/fs/cgroup/cgroup.subtree_control
  fi
  mkdir -p "/sys/fs/cgroup/$cgroup"
}

# A process may end, or be the kernel's own, while it is being moved.
move_processes() {
  local process
  while read -r process; do echo "$process" > "$2/cgroup.procs" 2> /dev/null || true; done < "$1/cgroup.procs"
}

# Cgroups of killed processes vanish only when the kernel has reaped them.
remove_cgroups() {
  local directory
  await 5 remove_cgroups_once || say "note: cgroups are left: $(list_cgroups | tr '\n' ' ')"
  directory=/sys/fs/cgroup/$cgroup-aside
  [ -d "$directory" ] || return 0
  sed 's/\([a-z]\)/-\1/; s/ \([a-z]\)/ -\1/g' /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
  move_processes "$directory" /sys/fs/cgroup
  rmdir "$directory"
}

list_cgroups() { find /sys/fs/cgroup -maxdepth 2 -type d -name "$cgroup"; }

remove_cgroups_once() {
  local top
  while read -r top; do find "$top" -depth -type d -exec rmdir {} + 2> /dev/null; done < <(list_cgroups)
  [ -z "$(list_cgroups)" ]
}
