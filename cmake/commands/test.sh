#!/bin/bash
# test.sh: installs what is missing, builds dev, and runs every test. QIAO_TEST_ASAN=0 leaves out the sanitized relay;
# QIAO_TEST_ARGS is handed to ctest, for example QIAO_TEST_ARGS="-R Layers".
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cmake/commands/install.sh build run test node
cmake/commands/promtool.sh
cmake/commands/build.sh dev
if [ "${QIAO_TEST_ASAN:-1}" != 0 ]; then
    cmake/commands/build.sh asan qiao-relay
fi

step "testing"
results="$root/build/dev/test-results.xml"
rm -f "$results"
code=0
# The words of QIAO_TEST_ARGS are separate arguments.
# shellcheck disable=SC2086
ctest --preset dev --parallel "$(processors)" --no-tests=error --output-junit "$results" ${QIAO_TEST_ARGS:-} </dev/null \
    || code=$?

[ -f "$results" ] || fail 1 "ctest wrote no results."
count() { sed -n "/<testsuite /,/>/s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$results" | head -n 1; }
total="$(count tests)"
failed="$(count failures)"
skipped=$(($(count skipped) + $(count disabled)))
passed=$((total - failed - skipped))
if [ "$skipped" -gt 0 ]; then
    say "$passed passed, $failed failed, $skipped skipped"
else
    say "$passed passed, $failed failed"
fi
exit "$code"
