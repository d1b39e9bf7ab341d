#!/usr/bin/env bash
# Everything that must hold, from a bare Debian with Rust and Node: sets itself up, asks every question, sums up.
# A failing step does not hide the later ones. NIGHTLY=1 adds the slow ones.
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/setup.sh
source "$root/scripts/lib/setup.sh"
# shellcheck source=lib/postgres.sh
source "$root/scripts/lib/postgres.sh"
# shellcheck source=lib/postfix.sh
source "$root/scripts/lib/postfix.sh"
# shellcheck source=lib/far_ends.sh
source "$root/scripts/lib/far_ends.sh"
# shellcheck source=lib/tally.sh
source "$root/scripts/lib/tally.sh"
export NO_COLOR=1 CARGO_TERM_COLOR=never CARGO_TERM_PROGRESS_WHEN=never

# The last line is printed however the run ends; ending early is a failure of its own.
finish() {
  local left_with=$?
  trap - EXIT
  ((left_with == 0)) || failed=$((failed + 1))
  postgres_stop
  postfix_stop
  say "== all in $((SECONDS / 60)) min $((SECONDS % 60)) s; each step's output is kept in $logs"
  sum_up
  exit $((failed > 0))
}
trap finish EXIT
trap 'exit 130' INT TERM

want_build
want_test_machines
prepare "set-up of the system" install_wanted
prepare "set-up of the console" npm_packages "console packages (npm install)" "$root/operator-console"
prepare "set-up of the Rust tools" rust_tools
prepare "set-up of the far ends of the exchange" far_ends_ready
export XINQIAO_TEST_FAR_ENDS=$far_ends
prepare "set-up of the mail server" postfix_package
postgres_start
! postfix_home >/dev/null || postfix_start

in_console() { npm --prefix "$root/operator-console" "$@"; }

check "Rust format" cargo fmt --all --check
check "console format and lint" in_console run lint
check "console types" in_console run typecheck
# Before the Rust steps: the program embeds what this makes.
check "console build" in_console run build
questions "console unit tests" in_console test

if [[ -z ${XINQIAO_BIN:-} ]]; then
  check "program build" cargo build --locked --workspace --bins
  export XINQIAO_BIN=$target/debug/xinqiao
fi
check "Rust lints" cargo clippy --locked --workspace --all-targets -- -D warnings
questions "Rust tests, SQLite and PostgreSQL" \
  cargo nextest run --locked --workspace --no-fail-fast ${NIGHTLY:+--run-ignored all}

if [[ ! -f operator-console/e2e/run.mjs ]]; then
  skip "journeys in Chromium" "there are none yet"
elif [[ ! -x $XINQIAO_BIN ]]; then
  skip "journeys in Chromium" "the program was not built"
else
  questions "journeys in Chromium" node operator-console/e2e/run.mjs
fi

check "licences and sources" cargo-deny check licenses bans sources
if advisories=$(advisory_db); then
  check "known vulnerabilities" cargo-audit audit --no-fetch --stale --db "$advisories"
else
  skip "known vulnerabilities" "no advisory database: set ADVISORY_DB to a copy of it"
fi
