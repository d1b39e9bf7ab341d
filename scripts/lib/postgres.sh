# shellcheck shell=bash
# A private PostgreSQL cluster: on loopback, on a free port, with a password, as an unprivileged user, durable writes on.
# `postgres_start` exports XINQIAO_TEST_POSTGRES; `postgres_stop` ends the cluster by its pid file and removes it.

cluster=

# postgres_bin: the folder of the newest server on this machine.
postgres_bin() {
  local found
  found=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)
  [[ -n $found ]] || found=$(command -v initdb) || return 1
  dirname "$(readlink -f "$found")"
}

# unprivileged COMMAND...: the server refuses to run as root.
unprivileged() (
  cd /
  if ((EUID != 0)); then
    exec "$@"
  elif getent passwd postgres >/dev/null; then
    exec runuser -u postgres -- "$@"
  else
    exec runuser -u nobody -- "$@"
  fi
)

# The data lie under /var/tmp: a real disk, where /tmp may be memory and a flush would cost nothing.
postgres_start() {
  if [[ -n ${XINQIAO_TEST_POSTGRES:-} ]]; then
    say "== PostgreSQL: XINQIAO_TEST_POSTGRES is set, using it"
    return
  fi
  local bin port password
  bin=$(postgres_bin) || die "PostgreSQL's server is missing: apt-get install postgresql"
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => s.close(console.log(s.address().port)))')
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  cluster=$(unprivileged mktemp -d /var/tmp/xinqiao-postgres.XXXXXX)
  printf '%s\n' "$password" | unprivileged tee "$cluster/password" >/dev/null
  quiet_step "PostgreSQL cluster made" unprivileged "$bin/initdb" --pgdata="$cluster/data" --username=xinqiao \
    --pwfile="$cluster/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C
  unprivileged tee -a "$cluster/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$cluster'
max_connections = 300
fsync = on
synchronous_commit = on
full_page_writes = on
CONF
  quiet_step "PostgreSQL started on 127.0.0.1:$port" \
    unprivileged "$bin/pg_ctl" --pgdata="$cluster/data" --log="$cluster/log" --wait start
  export XINQIAO_TEST_POSTGRES="postgres://xinqiao:$password@127.0.0.1:$port/postgres"
}

postgres_stop() {
  [[ -n $cluster ]] || return 0
  unprivileged "$(postgres_bin)/pg_ctl" --pgdata="$cluster/data" --mode=fast --wait stop >/dev/null 2>&1 ||
    say "PostgreSQL: was not running any more"
  unprivileged rm -rf "$cluster"
  cluster=
}
