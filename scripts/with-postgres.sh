#!/usr/bin/env bash
# Runs a command beside a private PostgreSQL cluster: scripts/with-postgres.sh cargo nextest run -p xinqiao-storage
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/postgres.sh
source "$root/scripts/lib/postgres.sh"

trap postgres_stop EXIT
trap 'exit 130' INT TERM
postgres_start
"$@"
