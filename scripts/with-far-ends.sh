#!/usr/bin/env bash
# Runs a command where the far ends of the exchange are installed: scripts/with-far-ends.sh cargo nextest run -p xinqiao-tests
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/far_ends.sh
source "$root/scripts/lib/far_ends.sh"

far_ends_ready
"$@"
