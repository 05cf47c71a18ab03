#!/usr/bin/env bash
# Installs what is missing: Debian packages for building, and with `--tests` those and the Python packages that the
# tests compare against. Says what it does, and does nothing if all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libpq-dev libyaml-dev libsqlite3-dev pkg-config tzdata)
if [ "${1:-}" = --tests ]; then
    packages+=(procps python3 python3-venv postgresql pgbouncer)
fi

command -v swift > /dev/null || {
    echo "setup: no swift on the PATH: install the toolchain named in .swift-version from https://swift.org/install" >&2
    exit 1
}

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)

# The tests start servers of their own. Debian would make a cluster and start services when it installs the packages:
# two files, there while it installs, tell it not to.
no_cluster=/etc/postgresql-common/createcluster.d/runner-setup.conf
no_services=/usr/sbin/policy-rc.d
put_off_services() {
    "${as_root[@]}" mkdir -p "$(dirname "$no_cluster")"
    echo 'create_main_cluster = false' | "${as_root[@]}" tee "$no_cluster" > /dev/null
    added=("$no_cluster")
    if [ ! -e "$no_services" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$no_services" > /dev/null
        "${as_root[@]}" chmod 755 "$no_services"
        added+=("$no_services")
    fi
    trap '"${as_root[@]}" rm -f "${added[@]}"' EXIT
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
    case " ${missing[*]} " in
        *" postgresql "* | *" pgbouncer "*) put_off_services ;;
    esac
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if [ "${1:-}" = --tests ]; then
    python=.build/python
    modules='aiosmtpd, croniter, cronsim, greenlet, jsonschema, psycopg, riverqueue, sqlalchemy, yaml'
    distributions=(aiosmtpd croniter cronsim jsonschema 'psycopg[binary]' pyyaml riverqueue 'sqlalchemy[asyncio]')
    if ! "$python/bin/python" -c "import $modules" 2> /dev/null; then
        echo "setup: installing ${distributions[*]} into $python"
        mkdir -p .build
        python3 -m venv "$python"
        "$python/bin/pip" install -q --disable-pip-version-check "${distributions[@]}"
    fi
fi
