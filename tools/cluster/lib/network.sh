# The cable between the machine and the node's network namespace. Sourced; see settings.sh.
# shellcheck shell=bash

# The API server and the pods are reached from the machine through the cable; the machine forwards nothing.
# usage: connect_node PROCESS
connect_node() {
  ip link add "$host_link" type veth peer name node0 netns "$1"
  ip address add "$host_address/30" dev "$host_link"
  ip link set "$host_link" up
  ip route add "$api_address/32" via "$node_address"
  ip route add "$pods" via "$node_address"
}

# The node's end, run on the node: waits for the cable to be plugged in.
set_up_node_network() {
  ip link set lo up
  ip address add "$api_address/32" dev lo
  await 10 ip link show node0
  ip address add "$node_address/30" dev node0
  ip link set node0 up
  ip route add default via "$host_address"
}

# The routes go with the link, the pods' links and bridge with the node.
remove_network() { ip link delete "$host_link" 2> /dev/null || true; }
