# shellcheck shell=bash
# MariaDB, Dovecot, OpenDKIM and Postfix as private instances in a data directory. To be sourced; changes
# nothing outside that directory and stops only what it started. Needs root: the servers change to
# users of their own.
#
# Every function that fails says one plain sentence on standard error and returns 1.
# The caller sets:
#   REAL_DATABASE_PORT REAL_IMAPS_PORT REAL_POP3S_PORT REAL_SUBMISSIONS_PORT REAL_SMTP_PORT
#   REAL_SIEVE_PORT REAL_LMTP_PORT REAL_DOVEADM_PORT REAL_REPLY_PORT REAL_POLICY_PORT
# and may set:
#   REAL_BIND           address of the listeners that members and other servers reach (127.0.0.1)
#   REAL_HOST           name of the mail server, as in its certificate (localhost)
#   REAL_TLS            directory of mail.pem (DATA/tls)
#   REAL_RELAY_HOST     [host]:port that takes outgoing mail (empty: the recipient's servers)
#   REAL_MESSAGE_BYTES  largest message (52428800)
#   REAL_BUFFER_MB     memory for pages of the database (a sixteenth of the machine, at least 64)
#   REAL_MAIL_UID       numeric owner of all stored mail (5000); no such user need exist
#   REAL_TEMPLATES      directory of mariadb/, dovecot/, opendkim/ and postfix/ (the one above this file's)
#   REAL_LOG_BYTES      size from which a log is turned over (10000000); five old ones are kept
#   REAL_PATIENCE       seconds to wait for a server to start or stop (30)

REAL_TEMPLATES=${REAL_TEMPLATES:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}

# One missing Debian package a line.
real_requirements() {
  local package file
  while read -r package file; do
    [[ -e $file ]] || printf '%s\n' "$package"
  done <<'LIST'
mariadb-server /usr/sbin/mariadbd
mariadb-client /usr/bin/mariadb
dovecot-core /usr/sbin/dovecot
dovecot-imapd /usr/lib/dovecot/imap
dovecot-pop3d /usr/lib/dovecot/pop3
dovecot-lmtpd /usr/lib/dovecot/lmtp
dovecot-mysql /usr/lib/dovecot/modules/libdriver_mysql.so
dovecot-sieve /usr/lib/dovecot/modules/lib90_sieve_plugin.so
dovecot-managesieved /usr/lib/dovecot/managesieve
postfix /usr/sbin/postfix
postfix-mysql /usr/lib/postfix/postfix-mysql.so
opendkim /usr/sbin/opendkim
openssl /usr/bin/openssl
ca-certificates /etc/ssl/certs/ca-certificates.crt
LIST
}

# Directories, secrets and configuration; safe to repeat, also while the servers run.
real_prepare() {
  local data=$1 said
  _real_check_caller && _real_check_path "$data" && _real_check_reach "$data" || return 1
  said=$(_real_write_all "$data" 2>&1) ||
    _real_fail "The data directory could not be prepared: ${said##*$'\n'}."
}

real_start_database() {
  local data=$1
  if ! _real_mariadb_runs "$data"; then
    _real_init_database "$data" && _real_start_mariadb "$data" || return 1
    # Postfix would leave a database that failed alone for a minute.
    ! _real_postfix_runs "$data" || postfix -c "$data/postfix/etc" reload >/dev/null 2>&1 || true
  fi
  _real_sql "$data" < <(_real_fill "$data" "$REAL_TEMPLATES/mariadb/users.sql.in") ||
    _real_fail "MariaDB runs, but its users could not be made:" \
      "$(_real_reason "$data/log/mariadb-client.log")."
}

# Rights on the views of the portal, so only once its schema exists.
real_grant() {
  local data=$1
  _real_sql "$data" <"$REAL_TEMPLATES/mariadb/grants.sql" ||
    _real_fail "Dovecot and Postfix could not be let into the database:" \
      "$(_real_reason "$data/log/mariadb-client.log")."
}

real_start_mail() {
  local data=$1
  _real_check_certificate "$data" || return 1
  if _real_start_dovecot "$data" && _real_start_opendkim "$data" && _real_start_postfix "$data"; then
    return 0
  fi
  real_stop_mail "$data" || true
  return 1
}

# After a new certificate or changed configuration; connections live on.
real_reload_mail() {
  local data=$1
  # A pair that does not match reloads without complaint and then breaks every new connection.
  _real_check_certificate "$data" || return 1
  doveadm -c "$data/dovecot/dovecot.conf" reload >/dev/null 2>&1 ||
    _real_fail "Dovecot could not be reloaded: it does not run." || return 1
  real_reload_postfix "$data"
}

# Connections live on.
real_reload_postfix() {
  postfix -c "$1/postfix/etc" reload >/dev/null 2>&1 ||
    _real_fail "Postfix could not be reloaded: it does not run."
}

# After the portal has changed who signs with which key.
real_reload_signer() {
  local data=$1
  ! _real_opendkim_runs "$data" || kill -USR1 "$(_real_pid "$data/run/opendkim/opendkim.pid")"
}

real_stop_mail() {
  local data=$1 status=0
  real_stop_postfix "$data" || status=1
  real_stop_opendkim "$data" || status=1
  real_stop_dovecot "$data" || status=1
  return "$status"
}

real_stop_postfix() {
  local data=$1
  _real_stop Postfix "$data/postfix/queue/pid/master.pid" "$data/postfix/queue"
}

real_stop_opendkim() {
  local data=$1
  _real_stop OpenDKIM "$data/run/opendkim/opendkim.pid" "$data/opendkim/etc/opendkim.conf"
}

real_stop_dovecot() {
  local data=$1
  _real_stop Dovecot "$data/run/dovecot/master.pid" "$data/dovecot/dovecot.conf"
}

real_stop_database() {
  local data=$1
  _real_stop MariaDB "$data/run/mariadb/mysqld.pid" "$data/mariadb/my.cnf"
}

# Puts full logs aside and lets the servers begin new ones. To be called now and then.
real_turn_logs() {
  local data=$1 log name
  while read -r log; do
    name=${log##*/}
    _real_shift_log "$log" && "_real_make_log_of_${name%.log}" "$data" || return 1
  done < <(find "$data/log" \( -name mariadb.log -o -name dovecot.log -o -name postfix.log \) \
    -size "+$(_real_value LOG_BYTES)c")
}

# The names of the servers that do not run, one a line.
real_missing() {
  local data=$1
  _real_mariadb_runs "$data" || printf 'MariaDB\n'
  _real_dovecot_runs "$data" || printf 'Dovecot\n'
  _real_opendkim_runs "$data" || printf 'OpenDKIM\n'
  _real_postfix_runs "$data" || printf 'Postfix\n'
}

# What the portal needs to know, as lines of psmail.properties. Contains secrets.
real_settings() {
  local data=$1 options
  # The database is on this machine, so TLS would protect nothing; times are UTC on both sides.
  options='sslMode=DISABLED&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true'
  options+='&connectionCollation=utf8mb4_bin'
  options+='&connectTimeout=3000&socketTimeout=60000&tcpKeepAlive=true'
  cat <<PROPERTIES
psmail.db.class=com.mysql.cj.jdbc.MysqlDataSource
psmail.db.url=jdbc:mysql://127.0.0.1:$REAL_DATABASE_PORT/psmail?$options
psmail.db.user=psmail
psmail.db.password=$(<"$data/mariadb/psmail.password")
psmail.mail.server=dovecot
psmail.mail.imaps.port=$REAL_IMAPS_PORT
psmail.mail.pop3s.port=$REAL_POP3S_PORT
psmail.mail.submissions.port=$REAL_SUBMISSIONS_PORT
psmail.mail.lmtp.host=127.0.0.1
psmail.mail.lmtp.port=$REAL_LMTP_PORT
psmail.mail.relay.port=$REAL_REPLY_PORT
psmail.mail.doveadm.url=http://127.0.0.1:$REAL_DOVEADM_PORT/doveadm/v1
psmail.mail.doveadm.key=$(<"$data/dovecot/doveadm.key")
psmail.mail.sieve.port=$REAL_SIEVE_PORT
psmail.mail.sieve.user=psmail
psmail.mail.sieve.password=$(<"$data/dovecot/sieve.password")
psmail.sending.policy.port=$REAL_POLICY_PORT
psmail.dkim.directory=$data/opendkim
psmail.status.smtp.port=$REAL_SMTP_PORT
psmail.status.sieve.port=$REAL_SIEVE_PORT
PROPERTIES
}

# Where the certificate of the mail servers has to be seen.
real_listeners() {
  local at host
  at=$(_real_value BIND) host=$(_real_value HOST)
  [[ $at != 0.0.0.0 ]] || at=127.0.0.1
  printf 'tls://%s:%s/%s, ' "$at" "$REAL_IMAPS_PORT" "$host" "$at" "$REAL_POP3S_PORT" "$host" \
    "$at" "$REAL_SUBMISSIONS_PORT" "$host"
  printf 'smtp://%s:%s/%s, sieve://%s:%s/%s' "$at" "$REAL_SMTP_PORT" "$host" "$at" "$REAL_SIEVE_PORT" "$host"
}

# --- Preparation ----------------------------------------------------------------------------------

_real_check_caller() {
  local name
  ((EUID == 0)) || _real_fail "MariaDB, Dovecot and Postfix must be started by root." || return 1
  for name in DATABASE IMAPS POP3S SUBMISSIONS SMTP SIEVE LMTP DOVEADM REPLY POLICY; do
    name=REAL_${name}_PORT
    [[ ${!name:-} =~ ^[0-9]+$ ]] || _real_fail "$name must be set to a port number." || return 1
  done
}

_real_check_path() {
  local data=$1
  [[ $data =~ ^/[A-Za-z0-9._/+-]+$ ]] ||
    _real_fail "The data directory '$data' must be an absolute path" \
      "of letters, digits and . _ + - only." || return 1
  # A socket's path may have 107 characters, and Dovecot's longest name below DATA has 38.
  ((${#data} <= 69)) ||
    _real_fail "The data directory '$data' is too long for the servers' sockets:" \
      "69 characters at the most."
}

_real_write_all() {
  _real_make_directories "$1" && _real_make_secrets "$1" && _real_render_all "$1"
}

_real_make_directories() {
  local data=$1 owner
  owner=$(_real_value MAIL_UID)
  # The servers' users pass through these but cannot list them.
  install -d -m 0711 "$data" "$data/run" "$data/log" &&
    install -d -m 0755 "$data/mariadb" "$data/dovecot" "$data/dovecot/state" \
      "$data/postfix" "$data/postfix/etc" "$data/postfix/queue" &&
    install -d -m 0755 -o mysql -g mysql "$data/run/mariadb" &&
    install -d -m 0700 -o mysql -g mysql "$data/mariadb/tmp" &&
    install -d -m 0700 -o postfix "$data/postfix/data" &&
    install -d -m 0700 -o opendkim "$data/opendkim" "$data/opendkim/etc" &&
    install -d -m 0750 -o opendkim -g postfix "$data/run/opendkim" &&
    install -d -m 0700 -o "$owner" -g "$owner" "$data/vmail" || return 1
  [[ -e $data/opendkim/key.table ]] ||
    install -m 0600 -o opendkim /dev/null "$data/opendkim/key.table" || return 1
  _real_make_log "$data/log/mariadb.log" mysql &&
    _real_make_log "$data/log/dovecot.log" root &&
    _real_make_log "$data/log/postfix.log" root
}

# From the root down, so that the sentence names the directory that is in the way.
_real_check_reach() {
  local data=$1 directory='' part user
  while read -r -d / part; do
    directory+=${part:+/$part}
    [[ -d $directory ]] || continue
    for user in mysql dovecot opendkim postfix "$(_real_value MAIL_UID)"; do
      setpriv --reuid="$user" --regid=65534 --clear-groups test -x "$directory" && continue
      _real_fail "The mail servers' users cannot pass through $directory: choose another data" \
        "directory, for example /var/lib/psmail, or allow it with: chmod o+x $directory" || return 1
    done
  done <<<"$data"
}

_real_make_secrets() {
  local data=$1 name file
  for name in mariadb/psmail.password mariadb/psmail_mail.password dovecot/doveadm.key dovecot/sieve.password; do
    file=$data/$name
    [[ -s $file ]] ||
      (umask 077 && openssl rand -hex 24 >"$file.new" && mv "$file.new" "$file") || return 1
  done
}

_real_render_all() {
  local data=$1 template target mode group
  while read -r template target mode group; do
    _real_render "$data" "$template" "$target" "$mode" "$group" || return 1
  done <<'LIST'
mariadb/my.cnf.in mariadb/my.cnf 0644 root
dovecot/dovecot.conf.in dovecot/dovecot.conf 0600 root
dovecot/dovecot-sql.conf.ext.in dovecot/dovecot-sql.conf.ext 0600 root
dovecot/dovecot-sql-use.conf.ext.in dovecot/dovecot-sql-use.conf.ext 0600 root
dovecot/dovecot-sql-refused.conf.ext.in dovecot/dovecot-sql-refused.conf.ext 0600 root
dovecot/sieve-users.in dovecot/sieve-users 0640 dovecot
dovecot/default.sieve dovecot/default.sieve 0644 root
opendkim/opendkim.conf.in opendkim/etc/opendkim.conf 0640 opendkim
opendkim/who-signs.lua opendkim/etc/who-signs.lua 0640 opendkim
postfix/main.cf.in postfix/etc/main.cf 0644 root
postfix/master.cf.in postfix/etc/master.cf 0644 root
postfix/submissions-headers postfix/etc/submissions-headers 0644 root
postfix/reply-headers postfix/etc/reply-headers 0644 root
postfix/mysql-domains.cf.in postfix/etc/mysql-domains.cf 0640 postfix
postfix/mysql-mailboxes.cf.in postfix/etc/mysql-mailboxes.cf 0640 postfix
postfix/mysql-members.cf.in postfix/etc/mysql-members.cf 0640 postfix
postfix/mysql-aliases.cf.in postfix/etc/mysql-aliases.cf 0640 postfix
postfix/mysql-senders.cf.in postfix/etc/mysql-senders.cf 0640 postfix
postfix/mysql-counts.cf.in postfix/etc/mysql-counts.cf 0640 postfix
postfix/mysql-newcomers.cf.in postfix/etc/mysql-newcomers.cf 0640 postfix
postfix/mysql-forwarders.cf.in postfix/etc/mysql-forwarders.cf 0640 postfix
LIST
}

# Writes a file only when its content changed: Postfix takes a new time stamp for a new
# configuration.
_real_render() {
  local data=$1 template=$REAL_TEMPLATES/$2 target=$1/$3 mode=$4 group=$5 text
  text=$(_real_fill "$data" "$template") || return 1
  if [[ ! -e $target || $text != "$(<"$target")" ]]; then
    (umask 077 && printf '%s\n' "$text" >"$target.new") && mv "$target.new" "$target" || return 1
  fi
  chown "root:$group" "$target" && chmod "$mode" "$target"
}

_real_fill() {
  local data=$1 template=$2 text name
  text=$(<"$template")
  text=${text//@DATA@/"$data"}
  text=${text//@TLS@/"${REAL_TLS:-$data/tls}"}
  text=${text//@DATABASE_PASSWORD@/"$(<"$data/mariadb/psmail.password")"}
  text=${text//@MAIL_PASSWORD@/"$(<"$data/mariadb/psmail_mail.password")"}
  text=${text//@DOVEADM_KEY@/"$(<"$data/dovecot/doveadm.key")"}
  text=${text//@SIEVE_PASSWORD@/"$(<"$data/dovecot/sieve.password")"}
  for name in DATABASE_PORT IMAPS_PORT POP3S_PORT SUBMISSIONS_PORT SMTP_PORT SIEVE_PORT LMTP_PORT \
    DOVEADM_PORT REPLY_PORT POLICY_PORT BIND HOST RELAY_HOST MESSAGE_BYTES MAIL_UID BUFFER_MB; do
    text=${text//"@$name@"/"$(_real_value "$name")"}
  done
  printf '%s\n' "$text"
}

_real_value() {
  local name=REAL_$1
  case $1 in
  BIND) printf '%s' "${REAL_BIND:-127.0.0.1}" ;;
  HOST) printf '%s' "${REAL_HOST:-localhost}" ;;
  LOG_BYTES) printf '%s' "${REAL_LOG_BYTES:-10000000}" ;;
  MESSAGE_BYTES) printf '%s' "${REAL_MESSAGE_BYTES:-52428800}" ;;
  MAIL_UID) printf '%s' "${REAL_MAIL_UID:-5000}" ;;
  BUFFER_MB) printf '%s' "${REAL_BUFFER_MB:-$(_real_buffer_mb)}" ;;
  *) printf '%s' "${!name:-}" ;;
  esac
}

# A sixteenth of the machine's memory, which all servers share, but what some ten thousand mailboxes need.
_real_buffer_mb() {
  awk '/^MemTotal:/ { mb = int($2 / 1024 / 16); print mb < 64 ? 64 : mb }' /proc/meminfo
}

# --- MariaDB --------------------------------------------------------------------------------------

_real_init_database() {
  local data=$1 log=$1/log/mariadb-install.log
  [[ ! -d $data/mariadb/data ]] || return 0
  # Made aside and renamed, so that an interrupted first start leaves nothing half-made in place.
  rm -rf "$data/mariadb/new"
  install -d -m 0700 -o mysql -g mysql "$data/mariadb/new"
  mariadb-install-db --no-defaults --user=mysql --datadir="$data/mariadb/new" --skip-name-resolve \
    --auth-root-authentication-method=socket --skip-test-db --innodb-log-file-size=32M \
    >"$log" 2>&1 ||
    _real_fail "MariaDB's data directory could not be made: $(_real_reason "$log")." || return 1
  mv "$data/mariadb/new" "$data/mariadb/data"
}

_real_start_mariadb() {
  local data=$1 log=$1/log/mariadb.log from
  from=$(_real_size "$log")
  _real_detached mariadbd --defaults-file="$data/mariadb/my.cnf" 2>/dev/null &
  { _real_await _real_database_settled "$data" "$!" && _real_database_answers "$data"; } ||
    _real_fail "MariaDB did not start: $(_real_reason "$log" "$from")."
}

_real_database_settled() {
  _real_database_answers "$1" || _real_gone "$2"
}

_real_database_answers() {
  mariadb-admin --no-defaults --socket="$1/run/mariadb/mysqld.sock" --user=root \
    --connect-timeout=2 ping >/dev/null 2>&1
}

_real_sql() {
  mariadb --no-defaults --socket="$1/run/mariadb/mysqld.sock" --user=root --batch \
    >/dev/null 2>"$1/log/mariadb-client.log"
}

# --- Dovecot, OpenDKIM and Postfix --------------------------------------------------------------------------

_real_check_certificate() {
  local pem=${REAL_TLS:-$1/tls}/mail.pem key certificate
  [[ -r $pem ]] || _real_fail "The certificate of the mail servers, $pem, is missing." || return 1
  key=$(openssl pkey -in "$pem" -pubout 2>/dev/null) || key=
  certificate=$(openssl x509 -in "$pem" -pubkey -noout 2>/dev/null) || certificate=
  [[ -n $key && $key == "$certificate" ]] ||
    _real_fail "$pem must hold a private key and then the certificates that belong to it."
}

_real_start_dovecot() {
  local data=$1 log=$1/log/dovecot.log said=$1/log/dovecot-start.log from
  ! _real_dovecot_runs "$data" || return 0
  from=$(_real_size "$log")
  # Mail processes may not write beside it, so it is read once for all of them here.
  sievec -c "$data/dovecot/dovecot.conf" "$data/dovecot/default.sieve" 2>"$said" ||
    _real_fail "The script for members without one could not be read: $(_real_reason "$said")." || return 1
  # Left by a crash; Dovecot would take any process with that number for itself.
  rm -f "$data/run/dovecot/master.pid"
  { _real_detached dovecot -c "$data/dovecot/dovecot.conf" 2>"$said" &&
    _real_await _real_dovecot_listens "$data"; } ||
    _real_fail "Dovecot did not start: $(_real_reason "$log" "$from" "$said")."
}

_real_dovecot_listens() {
  [[ -S $1/run/dovecot/lmtp && -S $1/run/dovecot/auth-postfix ]] &&
    _real_dovecot_runs "$1"
}

_real_start_opendkim() {
  local data=$1 said=$1/log/opendkim-start.log
  ! _real_opendkim_runs "$data" || return 0
  rm -f "$data/run/opendkim/opendkim.pid" "$data/run/opendkim/milter"
  _real_detached opendkim -f -x "$data/opendkim/etc/opendkim.conf" 2>"$said" &
  { _real_await _real_opendkim_settled "$data" "$!" && _real_opendkim_listens "$data"; } ||
    _real_fail "OpenDKIM did not start: $(_real_reason "$said")."
}

_real_opendkim_settled() {
  _real_opendkim_listens "$1" || _real_gone "$2"
}

_real_opendkim_listens() {
  [[ -S $1/run/opendkim/milter ]] && _real_opendkim_runs "$1"
}

_real_start_postfix() {
  local data=$1 log=$1/log/postfix.log said=$1/log/postfix-start.log from
  ! _real_postfix_runs "$data" || return 0
  from=$(_real_size "$log")
  # Returns when it listens: postfix start waits for its master process.
  { _real_detached postfix -c "$data/postfix/etc" start 2>"$said" &&
    _real_await _real_postfix_runs "$data"; } ||
    _real_fail "Postfix did not start: $(_real_reason "$log" "$from" "$said")."
}

# --- Logs -----------------------------------------------------------------------------------------

# They tell who writes to whom; Postfix would make its own readable by all, MariaDB could not make one.
_real_make_log() {
  local log=$1 owner=$2
  [[ -e $log ]] || install -m 0600 -o "$owner" -g "$owner" /dev/null "$log"
}

_real_shift_log() {
  local log=$1 number
  for number in 4 3 2 1; do
    [[ ! -e $log.$number ]] || mv "$log.$number" "$log.$((number + 1))" || return 1
  done
  mv "$log" "$log.1"
}

_real_make_log_of_mariadb() {
  _real_make_log "$1/log/mariadb.log" mysql && _real_sql "$1" <<<'flush error logs'
}

_real_make_log_of_dovecot() {
  _real_make_log "$1/log/dovecot.log" root && doveadm -c "$1/dovecot/dovecot.conf" log reopen
}

_real_make_log_of_postfix() {
  _real_make_log "$1/log/postfix.log" root && postfix -c "$1/postfix/etc" reload >/dev/null 2>&1
}

# --- Processes ------------------------------------------------------------------------------------

# In a session of its own, so that Ctrl-C reaches only the caller, and without the caller's open
# files, so that a lock of the caller ends with the caller.
_real_detached() (
  for descriptor in "/proc/$BASHPID/fd"/*; do
    descriptor=${descriptor##*/}
    ((descriptor < 3)) || exec {descriptor}>&-
  done
  # Dovecot's auth process holds a connection to every mail process.
  [[ $(ulimit -n) == unlimited ]] || (($(ulimit -n) >= 16384)) ||
    ulimit -n 16384 2>/dev/null || true
  exec setsid --wait "$@" </dev/null >/dev/null
)

_real_mariadb_runs() {
  _real_runs "$1/run/mariadb/mysqld.pid" "$1/mariadb/my.cnf"
}

_real_dovecot_runs() {
  _real_runs "$1/run/dovecot/master.pid" "$1/dovecot/dovecot.conf"
}

_real_opendkim_runs() {
  _real_runs "$1/run/opendkim/opendkim.pid" "$1/opendkim/etc/opendkim.conf"
}

_real_postfix_runs() {
  _real_runs "$1/postfix/queue/pid/master.pid" "$1/postfix/queue"
}

# Whether the process of a pid file is ours: the number may since belong to a stranger. The mark is
# the configuration file among its arguments, or its working directory.
_real_runs() {
  local file=$1 mark=$2 pid arguments=()
  pid=$(_real_pid "$file") && [[ -n $pid && -d /proc/$pid ]] || return 1
  mapfile -d '' -t arguments 2>/dev/null <"/proc/$pid/cmdline" || return 1
  [[ " ${arguments[*]} " == *[\ =]"$mark "* || /proc/$pid/cwd -ef $mark ]]
}

_real_pid() {
  local line=''
  [[ -s $1 ]] && read -r line <"$1" && printf '%s' "${line//[!0-9]/}"
}

_real_stop() {
  local name=$1 file=$2 mark=$3 pid
  _real_runs "$file" "$mark" || return 0
  pid=$(_real_pid "$file")
  kill -TERM "$pid"
  _real_await _real_gone "$pid" || _real_fail "$name (process $pid) did not stop in time."
}

_real_gone() {
  [[ ! -d /proc/$1 ]] || grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

# Repeats a question until the answer is yes or patience ends.
_real_await() {
  local end=$((SECONDS + ${REAL_PATIENCE:-30}))
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

_real_size() {
  [[ ! -e $1 ]] || stat -c %s "$1"
}

# The first complaint in a log since a position, or in what the program said; without its time
# stamp.
_real_reason() {
  local log=$1 from=${2:-0} said=${3:-/dev/null} line
  line=$({ cat "$said"; tail -c "+$((from + 1))" "$log"; } 2>/dev/null |
    grep -m 1 -oiE '(\[error\]|fatal:|error:|panic:|error [0-9]+ \().*' |
    sed -E 's/^\[ERROR\] *//I; s/[.[:space:]]+$//') || true
  printf '%s' "${line:-its log, $log, does not say why}"
}

_real_say() {
  printf '%s\n' "$*" >&2
}

_real_fail() {
  _real_say "$@"
  return 1
}
