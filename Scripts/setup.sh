#!/usr/bin/env bash
# Installs what is missing: Debian packages for building, and with `--tests` those and the Python packages that the
# tests compare against. Says what it does, and does nothing if all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libpq-dev libyaml-dev libsqlite3-dev pkg-config tzdata)
if [ "${1:-}" = --tests ]; then
    packages+=(python3 python3-venv)
fi

command -v swift > /dev/null || {
    echo "setup: no swift on the PATH: install the toolchain named in .swift-version from https://swift.org/install" >&2
    exit 1
}

missing=()
for package in "${packages[@]}"; do
    case "$(dpkg-query -W -f '${Status}' "$package" 2> /dev/null || true)" in
        "install ok installed") ;;
        *) missing+=("$package") ;;
    esac
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "setup: installing ${missing[*]}"
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if [ "${1:-}" = --tests ]; then
    python=.build/python
    if ! "$python/bin/python" -c 'import aiosmtpd, croniter, cronsim, jsonschema, yaml' 2> /dev/null; then
        echo "setup: installing aiosmtpd, croniter, cronsim, jsonschema and pyyaml into $python"
        mkdir -p .build
        python3 -m venv "$python"
        "$python/bin/pip" install -q --disable-pip-version-check aiosmtpd croniter cronsim \
            jsonschema pyyaml
    fi
fi
