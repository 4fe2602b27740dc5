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
  choose_ports
  start_all
  site_url >"$data/run/site"
  show_summary
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
