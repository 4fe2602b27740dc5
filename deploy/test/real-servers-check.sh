#!/usr/bin/env bash
# Starts MariaDB, Dovecot and Postfix from the shipped templates in a directory of their own and
# proves, as a mail program and a foreign server would, what they grant and what they refuse. Root;
# curl, swaks, openssl. The schema is the portal's own: the files of its migration, or of the
# directory that is named.
#   deploy/test/real-servers-check.sh [MIGRATIONS]
set -euo pipefail
# As the launcher has it.
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
migrations=${1:-$here/../../provisioning/src/main/resources/net/psmail/provisioning/migration}
# shellcheck source-path=SCRIPTDIR/.. source=lib/real.sh
source "$here/../lib/real.sh"

data=$(mktemp -d /var/tmp/psmail-real.XXXXXX)
checks=0
alice=alice@psmail.test
bob=bob@psmail.test

# --- The stack ------------------------------------------------------------------------------------

free_ports() {
  python3 - "$1" <<'PYTHON'
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*[s.getsockname()[1] for s in held])
PYTHON
}

# shellcheck disable=SC2034 # for lib/real.sh
choose_ports() {
  read -r REAL_DATABASE_PORT REAL_IMAPS_PORT REAL_POP3S_PORT REAL_SUBMISSIONS_PORT REAL_SMTP_PORT \
    REAL_SIEVE_PORT REAL_LMTP_PORT REAL_DOVEADM_PORT REAL_REPLY_PORT REAL_POLICY_PORT sink_port <<<"$(free_ports 11)"
  # Outgoing mail ends in a sink, never on the network.
  REAL_RELAY_HOST="[127.0.0.1]:$sink_port"
}

make_certificate() {
  install -d -m 0700 "$data/tls"
  openssl req -x509 -newkey rsa:2048 -noenc -days 2 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost \
    -keyout "$data/tls/key.pem" -out "$data/tls/ca.pem" 2>/dev/null
  cat "$data/tls/key.pem" "$data/tls/ca.pem" >"$data/tls/new.pem"
  mv "$data/tls/new.pem" "$data/tls/mail.pem"
}

clean_up() {
  local status=$?
  [[ -z ${sink:-} ]] || kill "$sink" 2>/dev/null || true
  real_stop_mail "$data" || true
  real_stop_database "$data" || true
  if ((status == 0)); then rm -rf "$data"; else echo "kept for a look: $data" >&2; fi
}

sql() {
  mariadb --no-defaults --skip-column-names --user=root \
    --socket="$data/run/mariadb/mysqld.sock" psmail
}

sql_of_mail_servers() {
  MYSQL_PWD=$(<"$data/mariadb/psmail_mail.password") mariadb --no-defaults --skip-column-names \
    --socket="$data/run/mariadb/mysqld.sock" --user=psmail_mail psmail <<<"$1"
}

# --- Mailboxes, made as the portal makes them -----------------------------------------------------

make_mailbox() {
  local address=$1 key=$data/$1.key.pem
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$key" 2>/dev/null
  sql <<SQL
insert into account
  (sign_in_name, role, language, state, password_kdf, password_verifier, created_at)
  values ('$address', 'MEMBER', 'en', 'ACTIVE', '', '', utc_timestamp(6));
insert into mailbox
  (account_id, domain_id, local_part, address, quota_bytes, active, public_key, created_at)
  select last_insert_id(), id, '${address%@*}', '$address', 1073741824, true,
    '$(openssl pkey -in "$key" -pubout | base64 -w 0)', utc_timestamp(6)
  from mail_domain where name = '${address#*@}';
SQL
}

make_device() {
  local address=$1 password=$2 salt hash envelope digest
  digest=$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)
  salt=$(openssl rand -hex 16)
  hash=$({ printf %s "$password" && printf %s "$salt" | xxd -r -p; } |
    openssl dgst -sha512 -binary | xxd -p -c 0)
  hash=$(printf %s "$hash$salt" | xxd -r -p | base64 -w 0)
  envelope=$(openssl pkcs8 -topk8 -in "$data/$address.key.pem" -passout "pass:$digest" \
    -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 1000 | base64 -w 0)
  sql <<SQL
insert into device_password (mailbox_id, name, selector, hash, envelope, created_at)
  select id, 'check', '${digest:0:8}', '{SSHA512}$hash', '$envelope', utc_timestamp(6)
  from mailbox where address = '$address';
SQL
}

alias_mails() {
  sql <<<'select mails from member_alias'
}

random_password() {
  openssl rand -hex 16
}

# --- What programs do -----------------------------------------------------------------------------

imap() {
  curl --silent --cacert "$data/tls/ca.pem" --user "$1:$2" \
    "imaps://localhost:$REAL_IMAPS_PORT/${3:-}" "${@:4}"
}

pop() {
  curl --silent --cacert "$data/tls/ca.pem" --user "$1:$2" \
    "pop3s://localhost:$REAL_POP3S_PORT/${3:-}" "${@:4}"
}

# A foreign server; a member; the portal. swaks prints the talk, so refusals are read there.
incoming() {
  swaks --server 127.0.0.1 --port "$REAL_SMTP_PORT" --helo sender.example \
    --from someone@sender.example "$@" 2>&1
}

submit() {
  local login=$1 password=$2
  swaks --server localhost --port "$REAL_SUBMISSIONS_PORT" --tls-on-connect --auth PLAIN \
    --auth-user "$login" --auth-password "$password" --from "$login" "${@:3}" 2>&1
}

local_delivery() {
  swaks --protocol LMTP --server 127.0.0.1 --port "$REAL_LMTP_PORT" --from '' "$@" 2>&1
}

doveadm_http() {
  local key
  key=$(tr -d '\n' <"$data/dovecot/doveadm.key" | base64 -w 0)
  curl --silent --max-time 10 --header "Authorization: X-Dovecot-API $key" \
    --header 'Content-Type: application/json' --data "$1" \
    "http://127.0.0.1:$REAL_DOVEADM_PORT/doveadm/v1"
}

# --- Judging --------------------------------------------------------------------------------------

check() {
  local sentence=$1
  shift
  if "$@" >"$data/last" 2>&1; then
    checks=$((checks + 1))
    echo "ok   $sentence"
  else
    echo "FAIL $sentence" >&2
    cat "$data/last" >&2
    exit 1
  fi
}

says() {
  local pattern=$1 said
  shift
  said=$("$@" 2>&1) || true
  printf '%s\n' "$said"
  grep -qE -- "$pattern" <<<"$said"
}

refuses() {
  ! "$@"
}

within() {
  local seconds=$1 end
  shift
  end=$((SECONDS + seconds))
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.1
  done
}

# Whether a mailbox holds a message with this subject; whether its text has these words; how much it
# holds.
has_mail() {
  [[ -n $(uid_of "$@") ]]
}

reads_mail() {
  grep -qF -- "$4" <<<"$(imap "$1" "$2" "INBOX;UID=$(uid_of "$1" "$2" "$3")")"
}

uid_of() {
  imap "$1" "$2" INBOX --request "UID SEARCH SUBJECT \"$3\"" | tr -d '\r' |
    awk '/SEARCH [0-9]/ { print $NF }'
}

stored_in_clear() {
  grep -rqF -- "$1" "$data/vmail"
}

# A handshake with this protocol alone; old ones need the client's own lower security level.
handshake() {
  local port=$1 protocol=$2
  openssl s_client -connect "localhost:$port" -CAfile "$data/tls/ca.pem" -verify_return_error \
    "-$protocol" -cipher 'DEFAULT@SECLEVEL=0' </dev/null
}

offers_authentication() {
  grep -q '250.AUTH' <<<"$(swaks --server 127.0.0.1 --port "$1" --quit-after EHLO "${@:2}" 2>&1)"
}

# ManageSieve over STARTTLS, which openssl speaks: the script, then a request to use it.
install_script() {
  local address=$1 password=$2 script=$3 login
  login=$(printf '\0%s\0%s' "$address" "$password" | base64 -w 0)
  {
    # Lines before the answer to STARTTLS would be thrown away.
    sleep 1
    printf 'AUTHENTICATE "PLAIN" "%s"\r\n' "$login"
    printf 'PUTSCRIPT "check" {%d+}\r\n%s\r\nSETACTIVE "check"\r\nLOGOUT\r\n' "${#script}" "$script"
  } | openssl s_client -quiet -starttls sieve -connect "localhost:$REAL_SIEVE_PORT" 2>&1
}

# An open session that only waits; its last words say why it ended.
idle_session() {
  {
    printf 'a login %s %s\r\nb idle\r\n' "$1" "$2"
    sleep 15
  } | openssl s_client -quiet -connect "localhost:$REAL_IMAPS_PORT" >"$data/session" 2>/dev/null
}

# Logs in once, sends, waits to be let go on, and sends again; says what the second time was answered.
sends_twice() {
  PASSWORD=$2 python3 - "$1" "$REAL_SUBMISSIONS_PORT" "$data" "$3" <<'PYTHON'
import os, smtplib, ssl, sys, time
address, port, data, recipient = sys.argv[1:]
trust = ssl.create_default_context(cafile=data + "/tls/ca.pem")
with smtplib.SMTP_SSL("localhost", int(port), context=trust) as session:
    session.login(address, os.environ["PASSWORD"])
    session.sendmail(address, [recipient], "Subject: Before\r\n\r\ntext")
    open(data + "/sent", "w").close()
    end = time.monotonic() + 30
    while os.path.exists(data + "/sent") and time.monotonic() < end:
        time.sleep(0.05)
    try:
        session.sendmail(address, [recipient], "Subject: After\r\n\r\ntext")
        print("sent")
    except smtplib.SMTPRecipientsRefused as refused:
        print(refused.recipients[recipient])
PYTHON
}

# Says who it is and logs in, in one go.
imap_calling_itself() {
  printf 'a id ("name" "%s" "version" "1")\r\nb login %s %s\r\nc logout\r\n' "$3" "$1" "$2" |
    openssl s_client -quiet -ign_eof -connect "localhost:$REAL_IMAPS_PORT" 2>/dev/null
}

last_program() {
  sql <<<"select network, program from device_use where device_id = $1 and protocol = 'imap'"
}

refusals_of() {
  sql <<<"select protocol, outcome, device_id from mail_sign_in where outcome <> 'ACCEPTED' and
    mailbox_id = (select id from mailbox where address = '$1')"
}

device_uses() {
  sql <<<"select count(*) from device_use where protocol = '$1' and used_at > unix_timestamp() - 60"
}

logged_anew() {
  "$@" && grep -q "$2" "$data/log/dovecot.log"
}

readable_by_others() {
  find "$data/log" -type f -perm /077 | wc -l
}

repeat() {
  local times=$1 _
  for _ in $(seq "$times"); do
    "${@:2}" >/dev/null
  done
}

milliseconds() {
  local name=$1 start end
  shift
  start=$(date +%s%3N)
  "$@"
  end=$(date +%s%3N)
  echo "time $name: $((end - start)) ms"
}

neighbour() (
  local beside=$data/neighbour REAL_TLS=$data/tls
  trap 'real_stop_mail "$beside" && real_stop_database "$beside"' EXIT
  choose_ports
  real_prepare "$beside" && real_start_database "$beside" && real_start_mail "$beside"
)

# --- The run --------------------------------------------------------------------------------------

missing=$(real_requirements)
if [[ -n $missing ]]; then
  echo "Missing packages; install them with: apt-get install $(tr '\n' ' ' <<<"$missing")" >&2
  exit 1
fi
choose_ports
trap clean_up EXIT

milliseconds "prepare, first" real_prepare "$data"
make_certificate
milliseconds "start database, first" real_start_database "$data"
find "$migrations" -name 'V*.sql' | sort -V | xargs cat | sql
real_grant "$data"
milliseconds "start mail, first" real_start_mail "$data"
smtp-sink -u nobody "127.0.0.1:$sink_port" 100 &
sink=$!

sql <<<"insert into mail_domain (name, active, created_at)
  values ('psmail.test', true, utc_timestamp(6))"
alice_laptop=$(random_password) alice_phone=$(random_password) bob_laptop=$(random_password)
make_mailbox "$alice"
make_mailbox "$bob"
make_device "$alice" "$alice_laptop"
make_device "$alice" "$alice_phone"
make_device "$bob" "$bob_laptop"

# Logging in, sending, reading.
check "opens a mailbox over IMAPS" imap "$alice" "$alice_laptop"
check "opens a mailbox over POP3S" pop "$alice" "$alice_laptop"
check "takes the address in any case" imap ALICE@PSMail.test "$alice_laptop"
check "sends from one member to another" \
  submit "$alice" "$alice_laptop" --to "$bob" --header 'Subject: First' \
  --body 'a letter that nobody else may read'
check "delivers it within seconds" within 5 has_mail "$bob" "$bob_laptop" First
check "shows it to its recipient" \
  reads_mail "$bob" "$bob_laptop" First 'a letter that nobody else may read'
check "stores it encrypted" refuses stored_in_clear 'a letter that nobody else may read'
check "does not tell from where a member wrote" \
  refuses reads_mail "$bob" "$bob_laptop" First '[127.0.0.1]'
check "takes mail from other servers over STARTTLS" \
  incoming --tls --to "$alice" --header 'Subject: From afar' \
  --body 'hello alice'
check "delivers that too" within 5 has_mail "$alice" "$alice_laptop" 'From afar'
check "lets a second device read the same mail" \
  reads_mail "$alice" "$alice_phone" 'From afar' 'hello alice'
check "takes mail for an address with a tag" \
  incoming --to alice+news@psmail.test --header 'Subject: Tagged'
check "delivers it to the address without the tag" within 5 has_mail "$alice" "$alice_laptop" Tagged
check "takes mail from the portal over LMTP" \
  local_delivery --to "$bob" --header 'Subject: Welcome' --body 'from the portal'
check "encrypts that as well" refuses stored_in_clear 'from the portal'
check "lets its recipient read that" reads_mail "$bob" "$bob_laptop" Welcome 'from the portal'
check "sends to the world through the relay" \
  submit "$alice" "$alice_laptop" --to someone@elsewhere.example
check "hands it over" \
  within 10 grep -qE 'to=<someone@elsewhere.example>.*status=sent' "$data/log/postfix.log"

# While the portal, which counts, is not there.
sql <<<'update probation_length set seconds = 86400'
check "asks a new member to come back" says '451 4.3.2 ' submit "$alice" "$alice_laptop" --to "$bob"
sql <<<"update account set created_at = '2020-01-01' where sign_in_name = '$alice'"
check "lets a member of old send as ever" submit "$alice" "$alice_laptop" --to "$bob"
sql <<<'update probation_length set seconds = 0'

# Refusing.
check "refuses a wrong password" says '535 ' submit "$alice" wrong --to "$bob"
check "refuses another member's sender address" \
  says '553 ' submit "$alice" "$alice_laptop" --from "$bob" --to "$alice"
check "refuses a sender address that nobody owns" says '553 ' submit "$alice" "$alice_laptop" \
  --from nobody@psmail.test --to "$bob"
check "lets a member send with a tag" \
  submit "$alice" "$alice_laptop" --from alice+shop@psmail.test --to "$bob"
check "takes no mail in a member's name without a password" \
  says '553 ' incoming --from "$bob" --to "$alice"
check "nor in one with a tag" says '553 ' incoming --from bob+shop@psmail.test --to "$alice"
check "nor from an address of ours that does not exist" \
  says '550 ' incoming --from nobody@psmail.test --to "$alice"
check "takes notices without a sender" incoming --from '<>' --to "$alice"
check "relays nothing for strangers" says '554 ' incoming --to someone@elsewhere.example
check "relays nothing for a member without a password" says '55[0-9] ' swaks --server localhost \
  --port "$REAL_SUBMISSIONS_PORT" --tls-on-connect --from "$alice" --to "$bob"
sql <<SQL
insert into member_alias (account_id, account_domain_id, domain_id, address, kind, note, active, made_at)
  select account_id, domain_id, domain_id, 'quiet-harbour-417@psmail.test', 'RANDOM', '', true,
    utc_timestamp(6) from mailbox where address = '$alice';
SQL
check "takes mail for an alias" incoming --to Quiet-Harbour-417@psmail.test \
  --header 'Subject: To an alias'
check "delivers it to the mailbox behind it" \
  within 5 has_mail "$alice" "$alice_laptop" 'To an alias'
check "takes it with a tag too" incoming --to quiet-harbour-417+shop@psmail.test
check "counts both" says '^2$' alias_mails
check "takes no mail in the name of an alias without a password" \
  says '553 ' incoming --from quiet-harbour-417@psmail.test --to "$bob"
sql <<<"update member_alias set active = false"
check "refuses mail for an alias that is switched off" \
  says '550 ' incoming --to quiet-harbour-417@psmail.test
check "does not count that" says '^2$' alias_mails
check "refuses an unknown recipient" says '550 ' incoming --to nobody@psmail.test
check "offers no passwords to other servers, even under TLS" \
  refuses offers_authentication "$REAL_SMTP_PORT" --tls
check "offers no passwords before TLS" refuses offers_authentication "$REAL_SMTP_PORT"
check "offers passwords on submissions" \
  offers_authentication "$REAL_SUBMISSIONS_PORT" --tls-on-connect
for port in "$REAL_IMAPS_PORT" "$REAL_POP3S_PORT" "$REAL_SUBMISSIONS_PORT"; do
  check "speaks TLS 1.2 on port $port" handshake "$port" tls1_2
  check "refuses TLS 1.1 on port $port" refuses handshake "$port" tls1_1
done

# Devices.
check "notes the use of a device over IMAP" within 5 says '^[1-9]' device_uses imap
check "notes it over POP3" within 5 says '^[1-9]' device_uses pop3
check "notes it for sending" says '^1$' device_uses smtp
check "takes a program that says its name" \
  says 'b OK' imap_calling_itself "$alice" "$alice_phone" "Program \\\\ of O'Hara"
check "notes it and from where" says "^127.0.0.0/24.Program" last_program 2
idle_session "$alice" "$alice_phone" &
sends_twice "$alice" "$alice_phone" "$bob" >"$data/submission" &
submission=$!
check "sends in an open submission session" within 5 test -e "$data/sent"
check "sees an open session" within 5 grep -q idling "$data/session"
sql <<<"update device_password set revoked_at = utc_timestamp(6) where id = 2"
check "refuses a revoked device" refuses imap "$alice" "$alice_phone"
rm "$data/sent"
wait "$submission"
check "sends nothing more in the session of a revoked device" grep -q '^(553,' "$data/submission"
check "still sends for the other device" submit "$alice" "$alice_laptop" --to "$bob"
check "still serves the other device" imap "$alice" "$alice_laptop"
check "ends open sessions for the portal" \
  says doveadmResponse doveadm_http '[["kick",{"mask":["'"$alice"'"]},"1"]]'
check "ends them at once" within 2 grep -q BYE "$data/session"
check "counts the mail of each folder for the portal" \
  says '"mailbox":"INBOX","messages":"[1-9][0-9]*","vsize":"[1-9]' doveadm_http \
  '[["mailboxStatus",{"user":"'"$alice"'","field":["messages","vsize"],"mailboxMask":["*"]},"1"]]'
check "lets the portal do nothing else" says unAuthorized \
  doveadm_http '[["fsGet",{"fsDriver":"posix","fsArgs":"","path":"/etc/passwd"},"1"]]'

# Filters.
check "takes a filter over ManageSieve" says 'OK "?Setactive' install_script "$bob" "$bob_laptop" \
  'require ["vacation", "fileinto"]; vacation :addresses ["'"$bob"'"] "away"; fileinto "Archive";'
check "delivers to a filter" \
  submit "$alice" "$alice_laptop" --to "$bob" --header 'Subject: Filtered'
check "answers as the filter says" within 5 has_mail "$alice" "$alice_laptop" 'Auto: Filtered'

# Passwords that are for reading or for sending only.
bob_reader=$(random_password) bob_sender=$(random_password)
make_device "$bob" "$bob_reader"
make_device "$bob" "$bob_sender"
sql <<<"update device_password set may_send = false where id = 4;
  update device_password set may_read = false where id = 5"
check "lets a reader read" imap "$bob" "$bob_reader"
check "lets a sender send" submit "$bob" "$bob_sender" --to "$bob"
check "lets no reader send" says '535 ' submit "$bob" "$bob_reader" --to "$bob"
check "lets no sender read" refuses imap "$bob" "$bob_sender"
check "nor fetch" refuses pop "$bob" "$bob_sender"
check "lets neither put a filter" says 'NO ' install_script "$bob" "$bob_reader" 'keep;'
check "notes why they were refused" says 'smtp.NOT_FOR_SENDING.4' refusals_of "$bob"
check "for each protocol" says 'sieve.NOT_FOR_FILTERS.4' refusals_of "$bob"
sql <<<"update device_password set ends_at = unix_timestamp() where id = 4"
check "refuses one whose time is over" refuses imap "$bob" "$bob_reader"
check "notes that too" says 'imap.ENDED.4' refusals_of "$bob"

# A full mailbox.
sql <<<"update mailbox set quota_bytes = 100 where address = '$bob'"
check "refuses mail for a full mailbox at once" says '552 ' incoming --to "$bob"
check "does so for an address with a tag" says '552 ' incoming --to bob+tag@psmail.test

# A deleted mailbox: closed first, so that nothing arrives behind the eraser's back.
sql <<<"update mailbox set active = false where address = '$bob'"
check "refuses mail for a closed mailbox" says '550 ' incoming --to "$bob"
home=$(doveadm_http '[["user",{"userMask":["'"$bob"'"],"field":"home"},"1"]]' | grep -oE '/[^"]+')
check "erases a mailbox for the portal" says doveadmResponse \
  doveadm_http '[["fsDelete",{"recursive":true,"fsDriver":"posix","fsArgs":"dirs",
    "path":["'"$home"'/"]},"1"]]'
check "leaves nothing of it" refuses test -e "$home"

# The database.
check "lets the mail servers read logins" \
  says '^[0-9]' sql_of_mail_servers 'select count(*) from mail_login'
check "lets them read nothing else" says 'denied' sql_of_mail_servers 'select * from account'
check "lets them change nothing else" says 'denied' sql_of_mail_servers "delete from device_use"
real_stop_database "$data"
check "asks other servers to wait while the database is down" says '451 ' incoming --to "$alice"
check "starts the database alone" real_start_database "$data"
check "takes mail again by itself" within 5 incoming --to "$alice"
check "takes logins again by itself" within 5 imap "$alice" "$alice_laptop"

# Renewal and restart.
make_certificate
check "takes a new certificate" real_reload_mail "$data"
for port in "$REAL_IMAPS_PORT" "$REAL_POP3S_PORT" "$REAL_SUBMISSIONS_PORT"; do
  check "serves it on port $port" within 3 handshake "$port" tls1_3
done
install -d "$data/bad"
cp "$data/tls/ca.pem" "$data/bad/mail.pem"
REAL_TLS="$data/bad" check "refuses a certificate without its key" \
  says 'must hold a private key' real_reload_mail "$data"
check "serves on" imap "$alice" "$alice_laptop"

# Logs.
REAL_LOG_BYTES=10 check "turns full logs over" real_turn_logs "$data"
check "keeps the old ones" grep -q 'status=sent' "$data/log/postfix.log.1"
check "takes mail meanwhile" within 5 incoming --to "$alice"
check "logs mail anew" within 5 grep -q 'status=sent' "$data/log/postfix.log"
check "logs logins anew" within 5 logged_anew imap "$alice" "$alice_laptop"
check "lets nobody else read them" says '^0$' readable_by_others
REAL_LOG_BYTES=10 check "turns them over again" real_turn_logs "$data"
check "numbers them by age" grep -q 'to=<someone@elsewhere.example>' "$data/log/postfix.log.2"

milliseconds "stop mail" real_stop_mail "$data"
milliseconds "stop database" real_stop_database "$data"
milliseconds "prepare, again" real_prepare "$data"
milliseconds "start database, again" real_start_database "$data"
milliseconds "start mail, again" real_start_mail "$data"
check "keeps mail over a restart" reads_mail "$alice" "$alice_laptop" 'From afar' 'hello alice'
check "may be started twice" real_start_mail "$data"

# Crashes, neighbours, mistakes.
for file in postfix/queue/pid/master.pid run/dovecot/master.pid run/mariadb/mysqld.pid; do
  kill -9 "$(tr -dc 0-9 <"$data/$file")"
done
check "starts the database after a crash" within 10 real_start_database "$data"
check "starts the mail servers after a crash" within 10 real_start_mail "$data"
check "keeps mail over a crash" reads_mail "$alice" "$alice_laptop" 'From afar' 'hello alice'
check "runs beside another stack" neighbour
check "outlives its neighbour" imap "$alice" "$alice_laptop"
check "names a directory that is in the way" \
  says "cannot pass through $data/tls:" real_prepare "$data/tls/inner"
check "names what is wrong with a path" says 'absolute path' real_prepare "relative"
check "misses nothing while all run" says '^$' real_missing "$data"
real_stop_mail "$data"
check "names what does not run" says '^Dovecot$' real_missing "$data"
smtp-sink -u nobody "127.0.0.1:$REAL_IMAPS_PORT" 10 &
squatter=$!
check "says that a port is taken" \
  says '^Dovecot did not start:.*already in use\.$' real_start_mail "$data"
kill "$squatter"
check "starts when it is free" within 10 real_start_mail "$data"
milliseconds "20 IMAP logins, one after another" repeat 20 imap "$alice" "$alice_laptop"

echo "$checks checks passed"
