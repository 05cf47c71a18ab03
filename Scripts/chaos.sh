#!/bin/sh
# Kills nodes at random moments, many times. Arguments: number of kills (20), seed (random).
set -eu
cd "$(dirname "$0")/.."
RUNNER_CHAOS_ROUNDS="${1:-20}"
export RUNNER_CHAOS_ROUNDS
if [ $# -gt 1 ]; then
    RUNNER_CHAOS_SEED="$2"
    export RUNNER_CHAOS_SEED
fi
exec swift test --filter ChaosTests
