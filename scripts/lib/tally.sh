# shellcheck shell=bash
# Counts what passed, failed and was skipped, over all runners, and says so in one last line.

passed=0 failed=0 skipped=0

# counts LOG: "passed failed skipped" as the runner itself summed up: nextest, cargo test (adds up), vitest, journeys.
counts() {
  awk '
    function count(word) { return match($0, "[0-9]+ " word) ? substr($0, RSTART, RLENGTH) + 0 : 0 }
    /^test result: / { p += count("passed"); f += count("failed"); s += count("ignored"); next }
    / tests? run: |^ *Tests +[0-9]|^[0-9]+ passed, [0-9]+ failed/ {
      p = count("passed"); f = count("failed") + count("exec failed") + count("timed out"); s = count("skipped")
    }
    END { print p + 0, f + 0, s + 0 }' "$1"
}

# prepare NAME COMMAND...: set-up. Its failure counts, but does not stop the steps that can do without it.
prepare() {
  run_step loud "$@"
  ((status == 0)) || failed=$((failed + 1))
}

# check NAME COMMAND...: a yes or no, which counts as one.
check() {
  say "-- $1"
  run_step quiet "$@"
  if ((status == 0)); then
    say "== $1: passed in $took s"
    passed=$((passed + 1))
  else
    cat "$(log_of "$1")"
    say "== $1: FAILED after $took s"
    failed=$((failed + 1))
  fi
}

# questions NAME COMMAND...: a test runner, whose own counts are taken. Having counted nothing is a failure too.
questions() {
  local p f s
  say "-- $1"
  run_step loud "$@"
  read -r p f s < <(counts "$(log_of "$1")")
  ((status == 0 && p + f > 0)) || ((f > 0)) || f=1
  say "== $1: $p passed, $f failed, $s skipped in $took s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# skip NAME REASON
skip() {
  say "== $1: SKIPPED, $2"
  skipped=$((skipped + 1))
}

# sum_up: the last line.
sum_up() {
  if ((skipped > 0)); then
    say "$passed passed, $failed failed, $skipped skipped"
  else
    say "$passed passed, $failed failed"
  fi
}
