# shellcheck shell=bash
# deploy/psmail stop: from another shell, by the lock that the running one holds.

stop_command() {
  read_options "$@"
  if [[ ! -e $data/run/lock ]] || (exec {lock}<"$data/run/lock" && flock -n "$lock"); then
    [[ ! -d $data/mariadb ]] || stop_real_servers
    say "PSMail does not run on $data."
    return
  fi
  stop_running
  say "PSMail has stopped on $data."
}

stop_running() {
  local process
  for process in launcher payara; do
    process=$(cat "$data/run/$process.pid" 2>/dev/null) || continue
    holds_lock "$process" || continue
    kill -TERM "$process" || fail "PSMail on $data belongs to another user: stop it as that user or as root."
    break
  done
  (exec {lock}<"$data/run/lock" && flock -w 90 "$lock") || fail "PSMail on $data has not stopped after 90 seconds."
  # Without its launcher Payara went alone.
  [[ ! -d $data/mariadb ]] || stop_real_servers
}

# The number in a file may since belong to a stranger; one that has our lock open is ours.
holds_lock() {
  [[ -n $(find "/proc/$1/fd" -lname "$data/run/lock" 2>/dev/null) ]]
}
