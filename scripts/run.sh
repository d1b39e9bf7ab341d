#!/usr/bin/env bash
# Builds what is not built yet and starts the program: scripts/run.sh serve|demo [ARGUMENT...]
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/setup.sh
source "$root/scripts/lib/setup.sh"

want_build
install_wanted
npm_packages "console packages (npm install)" "$root/operator-console"
build_console
say "-- program (cargo build --release): several minutes the first time"
cargo build --release --locked -p xinqiao
say "== program: done after $SECONDS s in all"
exec "$target/release/xinqiao" "$@"
