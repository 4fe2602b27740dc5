# shellcheck shell=bash
# Which ports to listen on. One that a person named must be free; the others give way and are
# remembered in DATA/ports, so that mail programs need no new settings after a restart.

declare -A usual_port=(
  [http]=8080 [https]=8443 [imaps]=9993 [pop3s]=9995 [submissions]=9465
  [smtp]=9025 [sieve]=9190
)
declare -A port_key=(
  [http]=psmail.http.port [https]=psmail.https.port [imaps]=psmail.mail.imaps.port
  [pop3s]=psmail.mail.pop3s.port [submissions]=psmail.mail.submissions.port
)
outer_ports=(http https imaps pop3s submissions)
real_ports=(smtp sieve)
inner_ports=(database lmtp doveadm reply policy)
declare -A port=() remembered_port=()

choose_ports() {
  local name names=("${outer_ports[@]}")
  [[ -z $alone ]] || names=(http)
  [[ -z $real ]] || names+=("${real_ports[@]}" "${inner_ports[@]}")
  recall_ports
  # Named ones first, so that no other is put in their place.
  for name in "${names[@]}"; do claim_named_port "$name"; done
  for name in "${names[@]}"; do
    [[ -n ${port[$name]:-} ]] || claim_other_port "$name"
  done
  remember_ports
}

claim_named_port() {
  local name=$1 number=${asked_port[$1]:-} key=${port_key[$1]:-none} whence="--port $1"
  if [[ -z $number && -n ${setting[$key]:-} ]]; then
    number=${setting[$key]} whence=${setting_from[$key]}
    is_port "$number" || fail "$whence: $key=$number is no port; write a number from 1 to 65535."
  fi
  [[ -n $number ]] || return 0
  ! is_chosen "$number" || fail "$whence: port $number is given to two services."
  ! is_taken "$number" ||
    fail "$whence: port $number is taken by another program; name a free one, or stop that program."
  may_listen "$number" || fail "$whence: only root may listen on port $number; name one from 1024 on."
  port[$name]=$number
}

claim_other_port() {
  local name=$1 wanted number
  wanted=${remembered_port[$1]:-${usual_port[$1]:-$(inner_port "$1")}}
  number=$wanted
  while is_taken "$number" || is_chosen "$number"; do
    number=$((number + 1))
    ((number <= 65535)) || fail "No port from $wanted on is free for $name."
  done
  [[ $number == "$wanted" ]] || step "Port $wanted is taken: $name gets $number."
  port[$name]=$number
}

# Ports between our own servers are told to nobody. They follow from the data directory, so that two
# installations that start at the same moment do not choose the same.
inner_port() {
  local sum
  sum=$(cksum <<<"$data $1")
  printf '%s' $((20000 + ${sum%% *} % 10000))
}

recall_ports() {
  local name number
  [[ -e $data/ports ]] || return 0
  while IFS='=' read -r name number; do
    ! is_port "$number" || remembered_port[$name]=$number
  done <"$data/ports"
}

remember_ports() {
  local name
  for name in "${outer_ports[@]}" "${real_ports[@]}" "${inner_ports[@]}"; do
    [[ -z ${port[$name]:-${remembered_port[$name]:-}} ]] ||
      printf '%s=%s\n' "$name" "${port[$name]:-${remembered_port[$name]}}"
  done | sort >"$data/ports.new"
  mv "$data/ports.new" "$data/ports"
}

is_port() {
  [[ $1 =~ ^[0-9]{1,5}$ ]] && ((10#$1 >= 1 && 10#$1 <= 65535))
}

is_chosen() {
  local number
  for number in "${port[@]}"; do
    [[ $number != "$1" ]] || return 0
  done
  return 1
}

# Any listener on any address counts (state 0A), be it IPv4 or IPv6.
is_taken() {
  local tail
  printf -v tail ':%04X' "$1"
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
    awk -v tail="$tail" '$4 == "0A" && substr($2, length($2) - 4) == tail { found = 1 } END { exit !found }'
}

may_listen() {
  local lowest=1024
  read -r lowest 2>/dev/null </proc/sys/net/ipv4/ip_unprivileged_port_start || true
  ((EUID == 0 || $1 >= lowest))
}
