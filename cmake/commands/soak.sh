#!/bin/bash
# soak.sh: the faults of tests/chaos for QIAO_SOAK_SECONDS, 600 unless given. QIAO_CHAOS_SEED repeats a run's faults.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

export QIAO_SOAK_SECONDS="${QIAO_SOAK_SECONDS:-600}"
# Qt Test ends a test function after five minutes unless told otherwise.
export QTEST_FUNCTION_TIMEOUT=$(((QIAO_SOAK_SECONDS + 300) * 1000))

cmake/commands/build.sh dev qiao-relay tst_Chaos
exec build/dev/tests/tst_Chaos -maxwarnings 0
