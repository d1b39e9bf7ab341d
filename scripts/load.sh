#!/usr/bin/env bash
# Figures and faults of the release build: scripts/load.sh bench|chaos [OPTION...]
# The rigs start the databases they need; results go to target/bench.json or target/chaos.json.
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/setup.sh
source "$root/scripts/lib/setup.sh"
# shellcheck source=lib/postgres.sh
source "$root/scripts/lib/postgres.sh"

rig=${1:?bench or chaos}
shift
want_build
postgres_bin >/dev/null || wanted+=(postgresql)
case $rig in
  bench) # The peer's database driver is C++, built by npm.
    want c++ g++
    want python3 python3
    ;;
  chaos) # Power cuts need a file system of their own.
    want mkfs.ext4 e2fsprogs
    want mount mount
    ;;
  *) die "bench or chaos, not $rig" ;;
esac
install_wanted
npm_packages "console packages (npm install)" "$root/operator-console"
build_console
if [[ $rig == bench ]]; then
  # Node's headers where they lie beside Node; else npm fetches them.
  prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
  [[ ! -f $prefix/include/node/node.h ]] || export npm_config_nodedir=$prefix
  npm_packages "peer's packages (npm install)" "$root/tests/load/peer"
fi
say "-- programs (cargo build --release): several minutes the first time"
cargo build --release --locked -p xinqiao -p xinqiao-tests --bins
exec "$target/release/$rig" --binary "$target/release/xinqiao" "$@"
