#!/usr/bin/env bash
# The format check: fails on any file that breaks a rule of .swift-format. Paths may be given; default: everything.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- Package.swift Sources Plugins Tests Benchmarks
swift format lint --strict --parallel --recursive "$@"
echo "check: the format is right"
