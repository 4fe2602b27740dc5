#!/usr/bin/env bash
# Starts MariaDB, Dovecot and Postfix from the shipped templates in a directory of their own and proves, as a
# mail program and a foreign server would, what they grant and what they refuse. Root; curl, swaks, openssl.
#   deploy/test/real-servers-check.sh [SCHEMA.sql]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schema=${1:-$here/real-servers-schema.sql}
# shellcheck source=../lib/real.sh
source "$here/../lib/real.sh"

data=$(mktemp -d /var/tmp/psmail-real.XXXXXX)
checks=0
alice=alice@psmail.test
bob=bob@psmail.test

# --- The stack ---------------------------------------------------------------------------------------------

free_ports() {
  python3 - "$1" <<'PYTHON'
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*[s.getsockname()[1] for s in held])
PYTHON
}

choose_ports() {
  read -r REAL_DATABASE_PORT REAL_IMAPS_PORT REAL_POP3S_PORT REAL_SUBMISSIONS_PORT REAL_SMTP_PORT REAL_SIEVE_PORT \
    REAL_LMTP_PORT REAL_DOVEADM_PORT REAL_REPLY_PORT sink_port <<<"$(free_ports 10)"
  # Outgoing mail ends in a sink, never on the network.
  REAL_RELAY_HOST="[127.0.0.1]:$sink_port"
}

make_certificate() {
  install -d -m 0700 "$data/tls"
  openssl req -x509 -newkey rsa:2048 -noenc -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$data/tls/key.pem" -out "$data/tls/ca.pem" 2>/dev/null
  (umask 077 && cat "$data/tls/key.pem" "$data/tls/ca.pem" >"$data/tls/mail.pem")
}

clean_up() {
  local status=$?
  [[ -z ${sink:-} ]] || kill "$sink" 2>/dev/null || true
  real_stop_mail "$data" || true
  real_stop_database "$data" || true
  if ((status == 0)); then rm -rf "$data"; else echo "kept for a look: $data" >&2; fi
}

sql() {
  mariadb --no-defaults --socket="$data/run/mariadb/mysqld.sock" --user=root --batch --skip-column-names psmail "$@"
}

# --- Mailboxes, made as the portal makes them --------------------------------------------------------------

make_mailbox() {
  local address=$1 key=$data/$1.key.pem
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$key" 2>/dev/null
  sql <<SQL
insert into account (state) values ('ACTIVE');
insert into mailbox (account_id, domain_id, address, quota_bytes, active, public_key)
  select last_insert_id(), id, '$address', 1073741824, true, '$(openssl pkey -in "$key" -pubout | base64 -w 0)'
  from mail_domain where name = '${address#*@}';
SQL
}

make_device() {
  local address=$1 password=$2 salt hash envelope digest
  digest=$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)
  salt=$(openssl rand -hex 16)
  hash=$({ printf %s "$password" && printf %s "$salt" | xxd -r -p; } | openssl dgst -sha512 -binary | xxd -p -c 0)
  hash=$(printf %s "$hash$salt" | xxd -r -p | base64 -w 0)
  envelope=$(openssl pkcs8 -topk8 -in "$data/$address.key.pem" -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter 1000 \
    -passout "pass:$digest" | base64 -w 0)
  sql <<SQL
insert into device_password (mailbox_id, selector, hash, envelope)
  select id, '${digest:0:8}', '{SSHA512}$hash', '$envelope' from mailbox where address = '$address';
SQL
}

random_password() {
  openssl rand -hex 16
}

# --- What programs do --------------------------------------------------------------------------------------

imap() {
  curl --silent --cacert "$data/tls/ca.pem" --user "$1:$2" "imaps://localhost:$REAL_IMAPS_PORT/${3:-}" "${@:4}"
}

pop() {
  curl --silent --cacert "$data/tls/ca.pem" --user "$1:$2" "pop3s://localhost:$REAL_POP3S_PORT/${3:-}" "${@:4}"
}

# A foreign server; a member; the portal. swaks prints the talk, so refusals are read there.
incoming() {
  swaks --server 127.0.0.1 --port "$REAL_SMTP_PORT" --helo sender.example --from someone@sender.example "$@" 2>&1
}

submit() {
  local login=$1 password=$2
  swaks --server localhost --port "$REAL_SUBMISSIONS_PORT" --tls-on-connect --auth PLAIN --auth-user "$login" \
    --auth-password "$password" --from "$login" "${@:3}" 2>&1
}

local_delivery() {
  swaks --protocol LMTP --server 127.0.0.1 --port "$REAL_LMTP_PORT" --from '' "$@" 2>&1
}

doveadm_http() {
  curl --silent --max-time 10 --header "Authorization: X-Dovecot-API $(tr -d '\n' <"$data/dovecot/doveadm.key" | base64 -w 0)" \
    --header 'Content-Type: application/json' --data "$1" "http://127.0.0.1:$REAL_DOVEADM_PORT/doveadm/v1"
}

# --- Judging -----------------------------------------------------------------------------------------------

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

# Whether a mailbox holds a message with this subject; and its text.
has_mail() {
  imap "$1" "$2" INBOX --request "UID SEARCH SUBJECT \"$3\"" | grep -qE 'SEARCH [0-9]'
}

reads_mail() {
  local uid
  uid=$(imap "$1" "$2" INBOX --request "UID SEARCH SUBJECT \"$3\"" | tr -dc '0-9 \n' | awk 'NF { print $NF }')
  imap "$1" "$2" "INBOX;UID=$uid" | grep -qF -- "$4"
}

stored_in_clear() {
  grep -rqF -- "$1" "$data/vmail"
}

milliseconds() {
  local name=$1 start end
  shift
  start=$(date +%s%3N)
  "$@"
  end=$(date +%s%3N)
  echo "time $name: $((end - start)) ms"
}

# --- The run -----------------------------------------------------------------------------------------------

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
sql <"$schema"
real_grant "$data"
milliseconds "start mail, first" real_start_mail "$data"
smtp-sink -u nobody "127.0.0.1:$sink_port" 100 &
sink=$!

sql <<<"insert into mail_domain (name, active) values ('psmail.test', true)"
alice_laptop=$(random_password) alice_phone=$(random_password) bob_laptop=$(random_password)
make_mailbox "$alice"
make_mailbox "$bob"
make_device "$alice" "$alice_laptop"
make_device "$alice" "$alice_phone"
make_device "$bob" "$bob_laptop"

check "opens a mailbox over IMAPS" imap "$alice" "$alice_laptop"
check "opens a mailbox over POP3S" pop "$alice" "$alice_laptop"
check "sends from one member to another" submit "$alice" "$alice_laptop" --to "$bob" --header 'Subject: First' \
  --body 'a letter that nobody else may read'
check "delivers it within seconds" within 5 has_mail "$bob" "$bob_laptop" First
check "shows it to its recipient" reads_mail "$bob" "$bob_laptop" First 'a letter that nobody else may read'
check "stores it encrypted" refuses stored_in_clear 'a letter that nobody else may read'
check "takes mail from other servers over STARTTLS" incoming --tls --to "$alice" --header 'Subject: From afar' --body 'hello alice'
check "delivers that too" within 5 has_mail "$alice" "$alice_laptop" 'From afar'
check "lets a second device read the same mail" reads_mail "$alice" "$alice_phone" 'From afar' 'hello alice'
