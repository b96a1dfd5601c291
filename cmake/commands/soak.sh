#!/bin/bash
# soak.sh: the promises for QIAO_SOAK_SECONDS, 600 unless given: a quarter of it in the simulation, with seeds that nobody has
# seen before, and the rest with the real relay under the faults of tests/chaos. A seed that fails is printed; QIAO_SIMULATION_SEED
# and QIAO_SIMULATION_STEPS repeat it, QIAO_CHAOS_SEED repeats a run's faults.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

seconds="${QIAO_SOAK_SECONDS:-600}"
# Qt Test ends a test function after five minutes unless told otherwise.
export QTEST_FUNCTION_TIMEOUT=$(((seconds + 300) * 1000))

cmake/commands/build.sh dev qiao-relay tst_Chaos tst_Simulation
step "the simulation, $((seconds / 4)) s"
QIAO_SOAK_SECONDS=$((seconds / 4)) build/dev/tests/tst_Simulation -maxwarnings 0 freshSeedsKeepThem
step "the real relay, $((seconds - seconds / 4)) s"
QIAO_SOAK_SECONDS=$((seconds - seconds / 4)) exec build/dev/tests/tst_Chaos -maxwarnings 0
