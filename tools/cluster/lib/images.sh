# Images for a node without a registry. Sourced; see settings.sh.
# shellcheck shell=bash

# The image of every pod's sandbox, good for small test pods as well: Debian's static busybox, and nothing else.
# usage: build_busybox_image FILE
build_busybox_image() {
  local storage container tool
  storage=$(mktemp -d "$state/buildah.XXXXXX")
  tool=(buildah --storage-driver vfs --root "$storage/root" --runroot "$storage/run")
  container=$("${tool[@]}" from scratch)
  {
    "${tool[@]}" copy "$container" "$(command -v busybox)" /bin/busybox
    "${tool[@]}" run --isolation chroot "$container" /bin/busybox --install -s /bin
    "${tool[@]}" config --entrypoint '["/bin/sleep", "2147483647"]' "$container"
    "${tool[@]}" commit --quiet --timestamp 0 "$container" "$busybox_image"
    "${tool[@]}" push --quiet --disable-compression "$busybox_image" "oci-archive:$1:$busybox_image"
  } > /dev/null
  rm -rf "$storage"
}

# Unpacks an image's layers into the node. Its name is the one that is written in the archive.
# usage: import_image FILE.tar
import_image() {
  on_node ctr --namespace k8s.io images import --snapshotter "$(snapshotter)" "$(realpath "$1")" > /dev/null
}
