# Builds an image from its Dockerfile with Debian's buildah, on bases of Debian packages: no Docker, no registry, no
# daemon. Sourced by runner-image/build and operator-image/build.
#
# The same inputs (sources, Debian packages, Maven artifacts) give the same layers and id, if what makes them writes the
# same each time: an archive of classes is not. The last image of a name is kept in the user's cache for as long as they
# stay the same.
# shellcheck shell=bash

root=$(CDPATH='' cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/fixres/images
export SOURCE_DATE_EPOCH=0

say() { echo "image: $*" >&2; }

# Prints what is wrong and what to do, and ends. usage: refuse CODE WRONG REMEDY
refuse() {
  say "$2"
  say "$3"
  exit "$1"
}

check_machine() {
  [ "$(id -u)" = 0 ] || refuse 77 "cannot build images: not root" "run it as root; or use Docker or Podman: runner-image/README.md"
  local program
  for program in buildah mmdebstrap; do
    command -v "$program" > /dev/null || refuse 69 "cannot build images: there is no $program" \
      "apt-get install --no-install-recommends buildah mmdebstrap; or use Docker or Podman: runner-image/README.md"
  done
}

# Layers are stacked where the file system can, and copied where it can't (an overlay, in a container).
driver() {
  case $(stat --file-system --format %T "$storage") in
    overlayfs) echo vfs ;;
    *) echo overlay ;;
  esac
}

tool() { buildah --storage-driver "$(driver)" --root "$storage/root" --runroot "$storage/run" "$@"; }

# Where things are mounted below a directory, innermost first, each ended by a 0 byte; the kernel writes a space as \040.
mounts_below() {
  local mount
  while read -r _ mount _; do
    printf -v mount %b "${mount//\\/\\0}"
    if [[ $mount == "$1"/* ]]; then printf '%s\0' "$mount"; fi
  done < /proc/mounts | sort --zero-terminated --reverse
}

# usage: remove_storage DIRECTORY        buildah leaves its mounts when a step fails.
remove_storage() {
  mounts_below "$1" | xargs --null --no-run-if-empty umount
  rm -rf --one-file-system "$1"
}

# Removes what builds that were killed have left: theirs are named by a process that is no more.
remove_left_storage() {
  local left process
  for left in "$cache"/building.*; do
    process=${left##*/building.}
    [ ! -e "$left" ] || [ -d "/proc/${process%.*}" ] || remove_storage "$(realpath "$left")" || say "note: $left stays"
  done
}

# Leaves in `storage` a directory that goes when this shell ends.
new_storage() {
  remove_left_storage
  storage=$(realpath "$(mktemp -d "$cache/building.$$.XXXXXX")") # as /proc/mounts has it
  trap 'remove_storage "$storage"' EXIT
}

# Where this machine gets its distribution from, and how: the bases come from there as well.
apt_sources() { find /etc/apt/sources.list /etc/apt/sources.list.d/{debian,ubuntu}.sources -size +0 2> /dev/null || true; }
apt_options() { apt-config dump | grep -E '^Acquire::(https?|Check-)' || true; }

# A base is made anew when the version of one of its packages, or what is done to them, has changed.
# usage: base_key PACKAGE…
base_key() { { { apt-cache show --no-all-versions "$@" || true; } 2> /dev/null; cat "$root/tools/image/trim-base"; } | sha256sum | cut -c 1-16; }

# Packages as they are unpacked, without running their scripts: the same packages give the same bytes. Prints the file.
# One process makes it, another that wants it waits.
# usage: make_base PACKAGE…
make_base() {
  local file options sources
  file=$cache/base-$(base_key "$@").tar
  exec 8>> "$file.lock"
  flock 8
  if [ ! -f "$file" ]; then
    say "unpacking $* …"
    options=$(mktemp)
    apt_options > "$options"
    mapfile -t sources < <(apt_sources)
    mmdebstrap --quiet --variant=extract --include="$(IFS=, && echo "$*")" --aptopt="$options" \
      --extract-hook="$root/tools/image/trim-base" --format=tar "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" \
      "$file.unfinished" "${sources[@]}"
    rm "$options"
    mv "$file.unfinished" "$file"
  fi
  exec 8>&-
  echo "$file"
}

# usage: import_base NAME FILE.tar
import_base() {
  local container
  container=$(tool from scratch)
  tool add --quiet "$container" "$2" / > /dev/null
  tool commit --quiet --timestamp 0 "$container" "$1" > /dev/null
  tool rm "$container" > /dev/null
}

# What Maven is set to on this machine, and what it has downloaded, in place of its own in the first stage.
maven_mounts() {
  local directory
  mkdir -p "$HOME/.m2"
  for directory in /etc/maven /etc/ssl/certs; do
    [ ! -d "$directory" ] || echo "--volume=$directory:$directory:ro"
  done
  echo "--volume=$HOME/.m2:/root/.m2"
}

# usage: build_dockerfile NAME DIRECTORY FILE.tar
build_dockerfile() {
  local arguments mounts
  import_base localhost/fixres-base "$base"
  import_base localhost/fixres-builder "$builder"
  mapfile -t arguments < <(sed 's/^/--build-arg=/' <<< "$given")
  mapfile -t mounts < <(maven_mounts)
  tool build --pull-never --isolation chroot --layers --timestamp 0 \
    --build-arg BUILDER=localhost/fixres-builder --build-arg BASE=localhost/fixres-base "${arguments[@]}" "${mounts[@]}" \
    --ignorefile "$2/Dockerfile.dockerignore" --file "$2/Dockerfile" --tag "$1" "$root" > "$storage/log" 2>&1 ||
    { tail -n 40 "$storage/log" >&2 && refuse 70 "the build of $1 failed" "the last lines above say why"; }
  tool push --quiet "$1" "docker-archive:$3:$1"
}

# A digest of all that an image is made from.
# usage: image_key DIRECTORY PATH…
image_key() {
  {
    echo "$base $builder $given"
    cd "$root" && find pom.xml .mvn src/*/pom.xml tools/image "$1"/Dockerfile* "${@:2}" -type f | sort | xargs sha256sum
  } | sha256sum | cut -c 1-16
}

# The digest of the image's configuration, which names its layers by theirs: what Docker calls its id.
image_id() { tar --extract --to-stdout --file "$1" manifest.json | sed 's/.*"Config":"\([0-9a-f]*\).*/sha256:\1/'; }

# usage: build_into_cache NAME DIRECTORY FILE.tar
build_into_cache() {
  local began
  began=$(date +%s)
  say "building $1 …"
  new_storage
  build_dockerfile "$1" "$2" "$storage/image.tar"
  rm -f "${3%-*}"-*.tar
  mv "$storage/image.tar" "$3"
  say "built $1 in $(($(date +%s) - began)) s: $(($(stat --format %s "$3") / 1048576)) MiB"
}

# Writes an archive for tools/cluster/import, docker load or podman load, and prints the image's name and id.
# usage: build_image [--anew] NAME DIRECTORY OUT.tar PATH…
#   DIRECTORY   of the Dockerfile; its `arguments` come on standard input, NAME=VALUE a line
#   PATH        what it is made from, besides Maven's files
#   --anew      builds it all the same
build_image() {
  local anew=false base builder given result
  if [ "$1" = --anew ]; then
    anew=true
    shift
  fi
  given=$(cat)
  check_machine
  mkdir -p "$cache"
  base=$(make_base busybox-static openjdk-17-jre-headless)
  builder=$(make_base busybox-static openjdk-17-jdk-headless maven)
  result=$cache/$(tr / _ <<< "$1")-$(image_key "$2" "${@:4}").tar
  if [ "$anew" = true ] || [ ! -f "$result" ]; then build_into_cache "$1" "$root/$2" "$result"; fi
  cp --reflink=auto --force "$result" "$3"
  echo "$1@$(image_id "$3")"
}
