# How a proof that is a Java program beside a module's tests is started. Sourced from the repository's root.
# shellcheck shell=bash disable=SC2034 # java is used where this is sourced

java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# Has Maven do a phase to a module and what it stands on, and prints the class path of its tests.
# usage: class_path MODULE PHASE
class_path() {
  local target=$PWD/src/$1/target
  "${MAVEN:-mvn}" --quiet --batch-mode "$2" dependency:build-classpath -DskipTests --projects "src/$1" --also-make \
    -Dmdep.outputFile="$target/class-path" -Dmdep.includeScope=test >&2 &&
    echo "$target/classes:$target/test-classes:$(<"$target/class-path")"
}
