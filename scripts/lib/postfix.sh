# shellcheck shell=bash
# A private Postfix: on loopback, on a free port, with its own configuration, queue and mailbox, beside whatever mail server
# the machine has. `postfix_start` exports XINQIAO_TEST_MAIL_PORT and XINQIAO_TEST_MAILBOX; `postfix_stop` ends it by its pid
# file and removes it.

mail_server=

# postfix_home: where Postfix lies: the machine's own, or the copy that `postfix_package` unpacked.
postfix_home() {
  local home
  for home in "" "$cache/postfix"; do
    [[ ! -x $home/usr/lib/postfix/sbin/master ]] || { printf '%s\n' "$home" && return; }
  done
  return 1
}

# unpack_postfix: the package unpacked, not installed: installing it would start it on port 25, and drive out a mail server
# that the machine has. Only the libraries that it names are installed.
unpack_postfix() (
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cd "$folder" || exit
  as_root apt-get -o DPkg::Lock::Timeout=300 update
  apt-get download postfix
  mapfile -t libraries < <(dpkg-deb --field postfix_*.deb Depends | grep -oE '(^|, )lib[a-z0-9.+-]+' | tr -d ', ')
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${libraries[@]}"
  dpkg-deb --extract postfix_*.deb unpacked
  rm -rf "$cache/postfix"
  mv unpacked "$cache/postfix"
)

postfix_package() {
  if postfix_home >/dev/null; then
    skipped_step "Postfix"
  else
    present apt-get || die "Postfix is missing: install it by your system's package manager"
    quiet_step "Postfix (apt-get download, into $cache/postfix)" unpack_postfix
  fi
}

# Postfix changes between users for what it does: it owns its queue as `mail`, and delivers as whoever reads the mailbox.
# It refuses to deliver as root: then it is `nobody`, whose mailbox root can read.
readonly postfix_owner=mail postfix_group=uucp
postfix_reader() { ((EUID == 0)) && printf 'nobody\n' || id -un; }

postfix_folders() {
  local folder
  for folder in active bounce corrupt defer deferred flush hold incoming private saved trace; do
    as_root install -d -m 700 -o $postfix_owner "$mail_server/queue/$folder"
  done
  as_root install -d -m 755 "$mail_server/queue/pid"
  as_root install -d -m 710 -o $postfix_owner -g $postfix_group "$mail_server/queue/public"
  as_root install -d -m 730 -o $postfix_owner -g $postfix_group "$mail_server/queue/maildrop"
  as_root install -d -m 700 -o $postfix_owner "$mail_server/data"
  as_root install -d -m 700 -o "$(postfix_reader)" "$mail_server/boxes"
}

# postfix_main_cf HOME: all letters go into one maildir, each saying whom it was delivered to; nothing leaves the machine.
postfix_main_cf() {
  cat <<CF
compatibility_level = 3.6
queue_directory = $mail_server/queue
data_directory = $mail_server/data
command_directory = $1/usr/sbin
daemon_directory = $1/usr/lib/postfix/sbin
shlib_directory = no
meta_directory = $mail_server/etc
import_environment = MAIL_CONFIG MAIL_LOGTAG LD_LIBRARY_PATH TZ=UTC
maillog_file = $mail_server/log
maillog_file_prefixes = $mail_server
mail_owner = $postfix_owner
setgid_group = $postfix_group
default_privs = nobody
myhostname = mail.centre.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
mydestination =
alias_maps =
alias_database =
virtual_mailbox_domains = team.example
virtual_mailbox_base = $mail_server/boxes
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:$(id -u "$(postfix_reader)")
virtual_gid_maps = static:$(id -g "$(postfix_reader)")
virtual_minimum_uid = 1
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
CF
}

# postfix_master_cf PORT: what it takes to receive a letter, to refuse one, and to put one into a mailbox.
postfix_master_cf() {
  cat <<CF
127.0.0.1:$1 inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
postlog unix-dgram n - n - 1 postlogd
CF
}

postfix_start() {
  if [[ -n ${XINQIAO_TEST_MAIL_PORT:-} ]]; then
    say "== Postfix: XINQIAO_TEST_MAIL_PORT is set, using it"
    return
  fi
  local home port
  home=$(postfix_home) || die "Postfix is missing: scripts/with-postfix.sh fetches it"
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => s.close(console.log(s.address().port)))')
  mail_server=$(mktemp -d /var/tmp/xinqiao-postfix.XXXXXX)
  chmod 755 "$mail_server"
  install -d -m 755 "$mail_server/etc" "$mail_server/queue"
  postfix_folders
  postfix_main_cf "$home" >"$mail_server/etc/main.cf"
  postfix_master_cf "$port" >"$mail_server/etc/master.cf"
  chmod 644 "$mail_server"/etc/*
  as_root chown root: "$mail_server/queue" "$mail_server"/etc/*
  quiet_step "Postfix started on 127.0.0.1:$port" as_root env "LD_LIBRARY_PATH=$home/usr/lib/postfix" \
    "$home/usr/lib/postfix/sbin/master" -w -c "$mail_server/etc"
  export XINQIAO_TEST_MAIL_PORT=$port XINQIAO_TEST_MAILBOX=$mail_server/boxes/inbox
}

# Its processes end with the first: they are of one group.
postfix_stop() {
  [[ -n $mail_server ]] || return 0
  local pid
  pid=$(as_root cat "$mail_server/queue/pid/master.pid" 2>/dev/null | tr -d ' ') || true
  if [[ -n $pid ]] && as_root kill "$pid" 2>/dev/null; then
    timeout 10 tail --pid="$pid" -s 0.05 -f /dev/null || say "Postfix: process $pid does not end"
  else
    say "Postfix: was not running any more"
  fi
  as_root rm -rf "$mail_server"
  mail_server=
}
