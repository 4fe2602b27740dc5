# shellcheck shell=bash
# The data directory: made at the first start, locked while PSMail runs on it.

data_version=1
least_free_megabytes=200

open_data() {
  check_data_version
  make_data
  check_free_space
  check_whose_data
  lock_data
  clear_leftovers
  tell_of_other_way
  printf '%s\n' "$data_version" >"$data/version"
}

check_data_version() {
  local found
  [[ -e $data/version ]] || return 0
  found=$(tr -dc '0-9' <"$data/version" 2>/dev/null) || true
  [[ -n $found ]] || fail "$data/version cannot be read: is $data a data directory of PSMail, and yours?"
  ((10#$found <= data_version)) ||
    fail "The data in $data are of version $found, and this PSMail knows version $data_version: start them with the newer PSMail."
}

make_data() {
  # The real servers have users of their own, which must pass through; nobody else can list it.
  umask 077
  mkdir -p "$data/run" "$data/log" 2>/dev/null ||
    fail "The data directory $data cannot be made: choose another with --data, or make it yours."
  [[ -w $data && -w $data/run && -w $data/log ]] || fail "The data directory $data is not writable by you ($(id -un))."
  chmod 711 "$data" 2>/dev/null || true
}

check_free_space() {
  local free
  free=$(df -Pm -- "$data" | awk 'NR == 2 { print $4 }')
  ((free >= least_free_megabytes)) ||
    fail "Only $free MB are free in $data, and PSMail wants $least_free_megabytes MB: make room, or choose another place with --data."
  { head -c 65536 /dev/zero >"$data/run/probe"; } 2>/dev/null || fail "Nothing can be written to $data: the disk is full or read-only."
  rm -f "$data/run/probe"
}

check_whose_data() {
  [[ -z $alone || ! (-d $data/db || -d $data/mariadb) ]] ||
    fail "$data belongs to a portal: the status page alone wants a directory of its own, by --data."
}

# Payara inherits the lock: should the launcher be killed, the data stay locked while Payara lives.
lock_data() {
  exec 9<>"$data/run/lock"
  flock -n 9 || fail "PSMail runs already on $data$(where_it_runs). Stop it with: deploy/psmail stop --data $data"
  printf '%s\n' "$$" >"$data/run/launcher.pid"
}

where_it_runs() {
  [[ ! -s $data/run/site ]] || printf ', at %s' "$(<"$data/run/site")"
}

# What a power cut or "kill -9" left. The lock is ours, so no server of this directory is wanted.
clear_leftovers() {
  rm -rf "$data/run/failure" "$data/run/site" "$data/run/payara" "$data/run/payara.pid" "$data/run/tmp"
  [[ ! -d $data/mariadb ]] || stop_real_servers
}

# Both ways can share a directory (one authority, one set of settings), but not mailboxes.
tell_of_other_way() {
  if [[ -n $real && -d $data/db ]]; then
    say "Mailboxes made without --real are in $data too; they are not served now."
  elif [[ -z $real && -d $data/mariadb ]]; then
    say "Mailboxes made with --real are in $data too; they are not served now."
  fi
}
