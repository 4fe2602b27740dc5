# shellcheck shell=bash
# Starting and stopping in order, and watching in between.

declare -A is_missing=()

start_all() {
  if [[ -n $real ]]; then
    step "Starting MariaDB."
    name_real_ports
    real_prepare "$data" || exit 1
    real_start_database "$data" || exit 1
  fi
  write_system_properties
  step "Starting ${alone:+the status page of }PSMail."
  start_payara
  await_ready
  if [[ -n $real ]]; then
    step "Starting Dovecot and Postfix."
    real_grant "$data" || exit 1
    real_start_mail "$data" || exit 1
    certificate_seen=$(certificate_state) keys_seen=$(keys_state)
    certificate_seen=$(certificate_state)
    domains_seen=$(domains_state)
  fi
  await_status_page
}

name_real_ports() {
  local name
  for name in imaps pop3s submissions "${real_ports[@]}" "${inner_ports[@]}"; do
    declare -g "REAL_${name^^}_PORT=${port[$name]}"
  done
  [[ -z ${setting[psmail.mail.bind]:-} ]] || REAL_BIND=${setting[psmail.mail.bind]}
  [[ -z ${setting[psmail.mail.host]:-} ]] || REAL_HOST=${setting[psmail.mail.host]}
  [[ -z ${setting[psmail.tls.directory]:-} ]] || REAL_TLS=${setting[psmail.tls.directory]}
}

# The status page stands on its own: that it fails is said, and no reason to stop.
await_status_page() {
  local end=$((SECONDS + 20))
  until status_page_answers; do
    ((SECONDS < end)) || { say "The status page does not answer; see $data/log/psmail.0.log"; return 0; }
    is_alive "$payara" || fail_without_payara
    pause 0.2
  done
}

watch_over() {
  while is_alive "$payara"; do
    pause 1
    [[ -z $real ]] || watch_real_servers
  done
  fail_without_payara
}

watch_real_servers() {
  local name missing
  missing=$(real_missing "$data")
  for name in MariaDB Dovecot OpenDKIM Postfix; do
    if [[ $'\n'$missing$'\n' != *$'\n'$name$'\n'* ]]; then
      [[ -z ${is_missing[$name]:-} ]] || say "$name runs again."
      is_missing[$name]=''
    elif [[ -z ${is_missing[$name]:-} ]]; then
      say "$name has ended by itself; see $(log_of "$name"). The rest goes on. To start it again: Ctrl-C, then run."
      is_missing[$name]=yes
    fi
  done
  watch_certificate
  watch_keys
  watch_domains
  # Of a server that does not run only the file is moved.
  real_turn_logs "$data" 2>/dev/null || true
}

# The portal renews the mail servers' certificate; they take it without dropping a connection.
watch_certificate() {
  local state
  state=$(certificate_state)
  [[ $state != "$certificate_seen" ]] || return 0
  certificate_seen=$state
  if real_reload_mail "$data"; then
    say "Dovecot and Postfix have taken a new certificate."
  fi
}

log_of() {
  case $1 in
  OpenDKIM) printf "the system's log" ;;
  *) printf '%s' "$data/log/${1,,}.log" ;;
  esac
}

# The portal says which key signs for which domain.
watch_keys() {
  local state
  state=$(keys_state)
  [[ $state != "$keys_seen" ]] || return 0
  keys_seen=$state
  real_reload_signer "$data" || true
}

keys_state() {
  stat -c '%i %Y %s' "$data/opendkim/key.table" 2>/dev/null || true
}

# Processes of Postfix remember for a while that a domain was none.
watch_domains() {
  local state
  state=$(domains_state)
  [[ -n $state && $state != "$domains_seen" ]] || return 0
  if real_reload_postfix "$data"; then
    domains_seen=$state
    say "Postfix knows that the domains have changed."
  fi
}

domains_state() {
  stat -c '%i %Y %s' "$data/run/domains" 2>/dev/null || true
}

certificate_state() {
  stat -c '%i %Y %s' "${REAL_TLS:-$data/tls}/mail.pem" 2>/dev/null || true
}

stop_all() {
  trap '' INT TERM HUP
  [[ -z $real ]] || real_stop_mail "$data" || true
  stop_payara
  [[ -z $real ]] || real_stop_database "$data" || true
  rm -f "$data/run/site" "$data/run/launcher.pid"
}

stop_real_servers() {
  real_stop_mail "$data" || true
  real_stop_database "$data" || true
}
