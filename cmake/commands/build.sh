#!/bin/bash
# build.sh <preset> [target …]: installs what is missing, then brings the build folder of the preset up to date.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset="${1:?usage: build.sh <preset> [target …]}"
shift
folder="build/$preset"

cmake/commands/install.sh build run node

if [ ! -f "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/build.ninja" ]; then
    step "configuring $preset"
    cmake --preset "$preset"
fi
step "building $preset"
cmake --build --preset "$preset" --parallel "$(processors)" ${1:+--target "$@"}
cmake/commands/widget.sh "$preset"
