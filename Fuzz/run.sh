#!/bin/bash
# Fuzz/run.sh TARGET SECONDS [libFuzzer options]
# Builds Fuzz/TARGET.swift with the modules it needs, instrumented, and runs it on Fuzz/corpus/TARGET.
# New inputs go to .build/fuzz/TARGET/corpus; a crash is left in .build/fuzz/TARGET.
set -euo pipefail

target=${1:?target, such as yaml}
seconds=${2:?seconds to run}
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/.build/fuzz/$target

# The modules of each target, lowest layer first, and the C libraries they link.
case $target in
    yaml) modules="SourceMarks YAMLTree"; libraries="-lyaml" ;;
    *) echo "no such target: $target" >&2; exit 2 ;;
esac

mkdir -p "$work/corpus"
flags=(
    -O -swift-version 6 -sanitize=fuzzer -parse-as-library -package-name runner -I "$work"
    -Xcc "-fmodule-map-file=$root/Sources/CLibYAML/module.modulemap"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature NonisolatedNonsendingByDefault
)
objects=()
for module in $modules; do
    swiftc "${flags[@]}" -wmo -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
        -emit-object -o "$work/$module.o" "$root/Sources/$module"/*.swift
    objects+=("$work/$module.o")
done
swiftc "${flags[@]}" -module-name Fuzz "$root/Fuzz/$target.swift" "${objects[@]}" $libraries -o "$work/fuzz"

cd "$work"
exec nice -n 19 ./fuzz -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 "$@" corpus "$root/Fuzz/corpus/$target"
