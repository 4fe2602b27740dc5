# shellcheck shell=bash
# Everything the launcher tells a person.

say() {
  printf '%s\n' "$*"
}

step() {
  printf '  %s\n' "$*"
}

# One plain sentence, and the end. In a command substitution only the substitution ends:
# there, let "set -e" see the status.
fail() {
  printf 'psmail: %s\n' "$*" >&2
  exit 1
}

# The end of a log, indented, for a person who has to find out why something failed.
show_end_of() {
  local log=$1 lines=${2:-15}
  printf 'The last lines of %s:\n' "$log" >&2
  tail -n "$lines" "$log" 2>/dev/null | cut -c1-220 | sed 's/^/    /' >&2 || true
}

show_help() {
  cat <<'HELP'
PSMail: the front desk and the control room of an e-mail provider

  deploy/psmail run [--real] [--data DIR] [--port NAME=NUMBER]... [--no-build]
      Installs what is missing (as root, after saying so), builds if sources changed, starts
      everything and stays until Ctrl-C.
      --real      with MariaDB, Dovecot and Postfix as private instances in the data directory,
                  instead of the embedded database and mail server; needs root
      --data      where everything is kept; /var/lib/psmail for root,
                  else ${XDG_DATA_HOME:-~/.local/share}/psmail
      --port      http, https, imaps, pop3s, submissions; with --real also smtp and sieve.
                  A plain number is http. Ports once used are kept in DIR/ports.
      --no-build  start what was built last
  deploy/psmail run --status-only [--data DIR] [--port NUMBER] [--no-build]
      Starts the status page alone, as on another machine, with the settings in DIR/psmail.properties;
      what is kept lies in /var/lib/psmail-status for root, else beside the usual directory.
  deploy/psmail stop [--status-only] [--data DIR]
      Stops the PSMail that runs on that data directory.
  deploy/psmail certificates [--no-build] FOLDER
      Shows what certbot (/etc/letsencrypt), lego or acme.sh keeps in its folder, and what to write
      to take it over. Nothing is changed.
  deploy/psmail test
      Runs every test, those in a real browser and with the real servers included.
  deploy/psmail bench [PART]...
      Measures speed and memory, with baselines taken in the same run: everything, or one of
      search, accounts, certificates, history, probes, site, status-pages, mail, flood, times.

Settings: DIR/psmail.properties or variables (psmail.site.name: PSMAIL_SITE_NAME).
All of them: deploy/psmail.properties.sample
HELP
}
