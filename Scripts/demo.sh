#!/usr/bin/env bash
# Shows the whole way once: validate, plan, enqueue, work. Takes the program as its argument.
set -euo pipefail
cd "$(dirname "$0")/.."
runner=$1

step() {
    printf '\n$ runner %s\n' "$*"
    "$runner" "$@"
}

step validate
step plan --at tomorrow
step enqueue generic --args '{"class_name": "DemoService", "method_name": "seed", "args": []}'
step enqueue close_expired_polls
step work --until-idle --no-schedules
step jobs list --limit 8
