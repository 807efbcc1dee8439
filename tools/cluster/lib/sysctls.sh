# Settings of the whole machine that the kubelet changes: kept before, put back after. Sourced; see settings.sh.
# shellcheck shell=bash

kubelet_sysctls=(vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes)

save_sysctls() { sysctl "${kubelet_sysctls[@]}" > "$state/sysctls"; }

restore_sysctls() { [ ! -s "$state/sysctls" ] || sysctl --quiet --load "$state/sysctls"; }
