#!/usr/bin/env bash
# Runs a command beside a private mail server: scripts/with-postfix.sh node operator-console/e2e/run.mjs mail
set -euo pipefail
# shellcheck source=lib/steps.sh
source "$(dirname "$0")/lib/steps.sh"
# shellcheck source=lib/setup.sh
source "$root/scripts/lib/setup.sh"
# shellcheck source=lib/postfix.sh
source "$root/scripts/lib/postfix.sh"

postfix_package
trap postfix_stop EXIT
trap 'exit 130' INT TERM
postfix_start
"$@"
