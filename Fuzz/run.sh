#!/bin/bash
# Fuzz/run.sh TARGET SECONDS [libFuzzer options]
# Builds Fuzz/TARGET.swift with the modules it needs, instrumented, and runs it on Fuzz/corpus/TARGET.
# New inputs go to .build/fuzz/TARGET/corpus; a crash is left in .build/fuzz/TARGET.
set -euo pipefail

target=${1:?target: yaml or config}
seconds=${2:?seconds to run}
shift 2
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/.build/fuzz/$target
debug=$root/.build/debug

# The modules of each target, lowest layer first, and what they link as it is: C libraries and other packages' modules.
packages=()
case $target in
    yaml) modules="SourceMarks YAMLTree" ;;
    config)
        modules="SourceMarks JSONTree JobDiagnostics YAMLTree JobTime JobModel JobSQL ZoneDatabase JobConfig JobPlugin"
        modules+=" JobScheduling JobValidation"
        packages=(
            Crypto CryptoBoringWrapper CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims Logging
        )
        ;;
    *) echo "no such target: $target" >&2; exit 2 ;;
esac

mkdir -p "$work/corpus" "$work/seeds"
flags=(
    -O -swift-version 6 -sanitize=fuzzer -parse-as-library -package-name runner -I "$work"
    -Xcc "-fmodule-map-file=$root/Sources/CLibYAML/module.modulemap"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature NonisolatedNonsendingByDefault
)
objects=()
if [ ${#packages[@]} -gt 0 ]; then
    (cd "$root" && swift build --target JobPlugin)
    mkdir -p "$work/packages"
    for package in "${packages[@]}"; do
        if [ -e "$debug/Modules/$package.swiftmodule" ]; then
            ln -sf "$debug/Modules/$package.swiftmodule" "$work/packages/"
        fi
        for map in "$root"/.build/checkouts/*/Sources/"$package"/include/module.modulemap; do
            if [ -e "$map" ]; then flags+=(-Xcc "-fmodule-map-file=$map"); fi
        done
        while read -r object; do objects+=("$object"); done < <(find "$debug/$package.build" -name '*.o')
    done
    flags+=(-I "$work/packages")
fi
for module in $modules; do
    find "$root/Sources/$module" -name '*.swift' | sort > "$work/$module.sources"
    swiftc "${flags[@]}" -wmo -module-name "$module" -emit-module -emit-module-path "$work/$module.swiftmodule" \
        -emit-object -o "$work/$module.o" "@$work/$module.sources"
    objects+=("$work/$module.o")
done
swiftc "${flags[@]}" -module-name Fuzz "$root/Fuzz/$target.swift" "${objects[@]}" -lyaml -o "$work/fuzz"

# Both files of a configuration are one input, with a line between them.
if [ "$target" = config ]; then
    find "$root/jobs.yaml" "$root/Tests/Fixtures/ok" "$root/Tests/Fixtures/err" -type f -name jobs.yaml |
        while read -r jobs; do
            folder=$(dirname "$jobs")
            seed=$work/seeds/$(basename "$folder").yaml
            cat "$jobs" > "$seed"
            if [ -e "$folder/schedules.yaml" ]; then
                { echo "# schedules.yaml"; cat "$folder/schedules.yaml"; } >> "$seed"
            fi
        done
fi

cd "$work"
exec nice -n 19 ./fuzz -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 "$@" \
    corpus "$root/Fuzz/corpus/$target" seeds
