# What the tests of images claim. Sourced by runner-image/test/image-test and operator-image/test/image-test.
# shellcheck shell=bash

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "image: $1" >&2
  exit 1
}

# What an archive says of its image: one line of JSON.
configuration() { tar --extract --to-stdout --file "$1" "$(tar --extract --to-stdout --file "$1" manifest.json | sed 's/.*"Config":"\([^"]*\)".*/\1/')"; }

# Builds an image twice; leaves what the two say in `earlier` and `configuration`.
# usage: build_twice BUILD ARGUMENT…
build_twice() {
  "$@" "$work/image.tar" > /dev/null
  earlier=$(configuration "$work/image.tar")
  rm "$work/image.tar"
  "$1" --anew "${@:2}" "$work/image.tar" > /dev/null
  configuration=$(configuration "$work/image.tar")
}

# usage: layers CONFIGURATION
layers() { grep --only-matching '"sha256:[0-9a-f]*"' <<< "$1"; }

says() { [[ $configuration == *"$1"* ]] || fail "the image does not say $1: $configuration"; }

# The labels of the arguments that it was built with, NAME=VALUE a line on standard input.
says_what_it_is() {
  local name value
  while IFS='=' read -r name value; do
    case $name in
      VERSION) says "\"org.opencontainers.image.version\":\"$value\"" ;;
      PYTORCH) says "\"io.fixres.engine\":\"PyTorch $value\"" ;;
      NATIVE) ;;
      *) says "\"io.fixres.${name,,}\":\"$value\"" ;;
    esac
  done
}

# usage: has_layers COUNT
has_layers() {
  [ "$(layers "$configuration" | wc -l)" = "$1" ] || fail "not $1 layers: $configuration"
}

# Runs a command in a container of an archive, as root, on buildah alone.
# usage: in_image FILE.tar COMMAND…
in_image() (
  . "$(dirname "${BASH_SOURCE[0]}")/buildah.sh"
  new_storage
  container=$(tool from --quiet "docker-archive:$1")
  tool run --isolation chroot "$container" -- "${@:2}"
)
