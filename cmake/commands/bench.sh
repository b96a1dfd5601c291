#!/bin/bash
# bench.sh [scenario …]: builds release with the load generator and measures; docs/performance.md says what and how.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cmake/commands/build.sh release qiao-relay qiao-bench
exec node tests/bench/run.mjs build/release/bin "$@"
