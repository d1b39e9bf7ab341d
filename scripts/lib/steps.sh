# shellcheck shell=bash
# Steps: each says in one line what was done and how long it took.
# Sourced by the scripts beside this folder; the repository's root becomes the working directory.

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
root=$PWD
target=${CARGO_TARGET_DIR:-$root/target}
cache=${XDG_CACHE_HOME:-${HOME:-/var/tmp}/.cache}/xinqiao
logs=$target/step-logs
mkdir -p "$logs" "$cache"

say() { printf '%s\n' "$*"; }

# die MESSAGE...: says what is wrong and what to do, and ends.
die() {
  printf 'xinqiao: %s\n' "$*" >&2
  exit 1
}

# log_of NAME: the file that keeps the output of a step.
log_of() { printf '%s/%s.log' "$logs" "${1//[^[:alnum:]]/-}"; }

# run_step quiet|loud NAME COMMAND...: runs it with its output in the step's log (loud: on the terminal too). Leaves the
# exit status in `status` and the seconds in `took`. Never call it in a condition: bash would then go on after a failing
# line of the command.
run_step() {
  local voice=$1 log began=$SECONDS
  log=$(log_of "$2")
  shift 2
  set +e
  if [[ $voice == loud ]]; then
    (set -e && "$@") 2>&1 | tee "$log"
    status=${PIPESTATUS[0]}
  else
    (set -e && "$@") >"$log" 2>&1
    status=$?
  fi
  set -e
  took=$((SECONDS - began))
}

# quiet_step NAME COMMAND...: one line when it went well; its whole output, and the end, when it failed.
quiet_step() {
  run_step quiet "$@"
  if ((status == 0)); then
    say "== $1: done in $took s"
  else
    cat "$(log_of "$1")" >&2
    die "$1 failed after $took s; its output stands above"
  fi
}

# skipped_step NAME: nothing to do.
skipped_step() { say "== $1: up to date"; }

# newer_than STAMP PATH...: whether the stamp is missing or anything under the paths was changed after it.
newer_than() {
  local stamp=$1
  shift
  [[ ! -e $stamp ]] || [[ -n $(find "$@" -newer "$stamp" -print -quit 2>/dev/null) ]]
}
