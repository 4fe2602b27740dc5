# shellcheck shell=bash
# deploy/psmail run

run_command() {
  read_options "$@"
  check_data_version
  require_for_run
  build_if_needed
  open_data
  trap stop_all EXIT
  trap 'end_by_wish' INT TERM HUP
  read_settings
  [[ -z $alone ]] || check_status_settings
  choose_ports
  start_all
  own_url >"$data/run/site"
  if [[ -n $alone ]]; then show_status_summary; else show_summary; fi
  watch_over
}

end_by_wish() {
  say ''
  say 'Stopping.'
  exit 0
}

show_summary() {
  local url host bar
  url=$(site_url) host=${setting[psmail.mail.host]:-localhost}
  bar=$(printf '%.0s-' {1..64})
  cat <<SUMMARY
$bar
PSMail runs.
  Site      $url
            https://localhost:${port[https]}
  Status    $url/status
  Mail      $host: IMAPS ${port[imaps]}, POP3S ${port[pop3s]}, submissions ${port[submissions]}${real:+, SMTP ${port[smtp]}}
  Data      $data
  Trust     $data/tls/ca.pem, to be imported as a certificate authority
            (also at $url/ca.pem)
SUMMARY
  [[ ! -s $data/run/operator-link ]] || printf '  Operator  %s   (works once)\n' "$(<"$data/run/operator-link")"
  cat <<SUMMARY
  Stop      Ctrl-C, or: deploy/psmail stop --data $data
$bar
SUMMARY
}

own_url() {
  if [[ -n $alone ]]; then
    printf '%s' "${setting[psmail.status.url]}"
  else
    site_url
  fi
}

# What the status page cannot guess of a service that is elsewhere.
check_status_settings() {
  local url=${setting[psmail.status.url]:-} missing=()
  [[ -n ${setting[psmail.site.url]:-} ]] || missing+=('psmail.site.url=https://www.example.org (the site that it tells of)')
  [[ -n $url ]] || missing+=('psmail.status.url=https://status.example.org/status (where readers reach this page)')
  [[ -n ${setting[psmail.mail.host]:-}${setting[psmail.status.probes]:-} ]] ||
    missing+=('psmail.mail.host=mail.example.org (the mail server to look at; or name probes in psmail.status.probes)')
  ((${#missing[@]} == 0)) || fail "Write into $data/psmail.properties, with your names: $(join_by ', ' "${missing[@]}")."
  [[ $url == */status ]] ||
    fail "${setting_from[psmail.status.url]}: psmail.status.url=$url must end with /status, such as https://status.example.org/status."
}

join_by() {
  local between=$1
  printf '%s' "$2"
  shift 2
  (($# == 0)) || printf "$between%s" "$@"
}

show_status_summary() {
  local url bar token=${setting[psmail.status.token.file]:-$data/status/console.token}
  url=$(own_url)
  bar=$(printf '%.0s-' {1..64})
  cat <<SUMMARY
$bar
The status page of PSMail runs.
  Page      $url
            (served at http://$(site_bind):${port[http]}/status)
  Data      $data
  Portal    psmail.status.url=$url and psmail.status.token.file, naming a copy of $token
  Stop      Ctrl-C, or: deploy/psmail stop --data $data
$bar
SUMMARY
}
