#!/bin/bash
# fuzz.sh [target …]: runs each libFuzzer target of tests/fuzz for QIAO_FUZZ_SECONDS, 60 unless given, from its corpus. What it
# finds is kept in build/fuzz/found; a crash is written there too, and ends the run.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cmake/commands/install.sh build fuzz
step "building fuzz"
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
cmake --build --preset fuzz --parallel "$(processors)"

if [ "$#" -eq 0 ]; then
    mapfile -t targets < <(cd tests/fuzz && printf '%s\n' fuzz_*.cpp | sed 's/\.cpp$//')
else
    targets=("$@")
fi
for target in "${targets[@]}"; do
    step "$target"
    found="build/fuzz/found/$target"
    mkdir -p "$found"
    corpora=("$found")
    [ ! -d "tests/fuzz/corpus/$target" ] || corpora+=("tests/fuzz/corpus/$target")
    # Qt keeps what it has once made until the end, which is no leak.
    code=0
    ASAN_OPTIONS=detect_leaks=0 "build/fuzz/fuzz/$target" -max_total_time="${QIAO_FUZZ_SECONDS:-60}" -max_len=4096 \
        -print_final_stats=1 -artifact_prefix="$found.crash-" "${corpora[@]}" \
        >"$found.log" 2>&1 || code=$?
    grep -E 'ERROR|SUMMARY|DONE|stat::number_of_executed_units|Test unit written' "$found.log" || true
    [ "$code" -eq 0 ] || fail 1 "$target found a fault: see $found.log"
done
