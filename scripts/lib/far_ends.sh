# shellcheck shell=bash
# The far ends that the exchange is tried on: FHIR R4 servers and validators, pinned, in the user's cache. Nothing of them
# is part of the program. `far_ends_ready` exports XINQIAO_TEST_FAR_ENDS; the tests start and end them.

far_ends=$cache/far-ends
far_ends_from=$root/tests/far_ends

far_ends_install() {
  mkdir -p "$far_ends"
  python3 -m venv --clear "$far_ends/python"
  "$far_ends/python/bin/pip" install --disable-pip-version-check --no-deps --requirement "$far_ends_from/requirements.txt"
  cp "$far_ends_from/package.json" "$far_ends_from/package-lock.json" "$far_ends/"
  npm ci --prefix "$far_ends" --no-audit --no-fund --prefer-offline
}

far_ends_ready() {
  local stamp=$far_ends/.installed
  if newer_than "$stamp" "$far_ends_from"/requirements.txt "$far_ends_from"/package*.json; then
    rm -f "$stamp"
    quiet_step "far ends of the exchange (PyPI and npm, into $far_ends)" far_ends_install
    touch "$stamp"
  else
    skipped_step "far ends of the exchange"
  fi
  export XINQIAO_TEST_FAR_ENDS=$far_ends
}
