# shellcheck shell=bash
# The one Java process: Payara Micro with the portal and the status page, or with that alone.

payara=''
log_before=0

start_payara() {
  local root=$data/run/payara archive options=("@$tree/deploy/payara/jvm.options") applications=()
  rm -rf "$root" "$data/run/failure"
  mkdir -p "$root" "$data/run/tmp"
  # A fresh root each time: a kept one remembers applications and listeners of the last start.
  cp -r "$runtime"/{config,docroot,lib,META-INF} "$root"
  # Who types the host's name alone is led to the page; with the portal, that is there.
  [[ -z $alone ]] || cp "$tree/deploy/payara/index.html" "$root/docroot"
  { cat "$tree/deploy/payara/preboot.txt" && listen_where_told; } >"$root/preboot.txt"
  sed "s|@DATA@|$data|" "$tree/deploy/payara/logging.properties" >"$root/config/logging.properties"
  log_before=$(stat -c %s "$data/log/psmail.0.log" 2>/dev/null) || log_before=0
  archive=$(class_archive)
  [[ ! -e $archive ]] || options+=("-XX:SharedArchiveFile=$archive")
  [[ ! -e $data/jvm.options ]] || options+=("@$data/jvm.options")
  name_applications
  # In a session of its own, so that Ctrl-C reaches only the launcher, which then stops things in order;
  # in the data directory, where the default of psmail.db.url lies.
  setsid env --chdir="$data" "$JAVA_HOME/bin/java" "${options[@]}" "$@" \
    "-Djava.io.tmpdir=$data/run/tmp" "-XX:ErrorFile=$data/log/java-crash-%p.log" \
    "-Dfish.payara.micro.BootJar=file:$runtime/launch-micro.jar" "-Dfish.payara.micro.UnpackDir=$runtime" \
    "-Dpsmail.https.port=${port[https]:-8443}" -cp "$runtime/launch-micro.jar" fish.payara.micro.impl.PayaraMicroImpl \
    --rootdir "$root" --nohazelcast --disablephonehome \
    --port "${port[http]}" --systemproperties "$data/run/system.properties" \
    --prebootcommandfile "$root/preboot.txt" "${applications[@]}" \
    </dev/null >"$data/log/console.log" 2>&1 &
  payara=$!
  printf '%s\n' "$payara" >"$data/run/payara.pid"
}

# Leaves: applications. HTTPS needs the portal's certificates, and only the portal hides metrics.
name_applications() {
  local commands=$tree/deploy/payara
  if [[ -n $alone ]]; then
    applications=(--postbootcommandfile "$commands/postboot-status.txt")
  else
    applications=(--postbootcommandfile "$commands/postboot.txt" --postdeploycommandfile "$commands/postdeploy.txt"
      --deploy "$built/ROOT.war")
  fi
  applications+=(--deploy "$built/status.war")
}

listen_where_told() {
  local listener
  for listener in http-listener https-listener; do
    printf 'set configs.config.server-config.network-config.network-listeners.network-listener.%s.address=%s\n' \
      "$listener" "$(site_bind)"
  done
}

site_bind() {
  printf '%s' "${setting[psmail.http.bind]:-127.0.0.1}"
}

await_ready() {
  local end=$((SECONDS + 300)) patience=100
  until is_ready; do
    [[ ! -s $data/run/failure ]] || fail "$(<"$data/run/failure")"
    is_alive "$payara" || fail_without_payara
    # An application that cannot be deployed leaves a server that runs and is never ready.
    ! has_booted || ((patience -= 1)) || fail_unready
    ((SECONDS < end)) || fail_unready
    pause 0.1
  done
}

is_ready() {
  if [[ -n $alone ]]; then
    status_page_answers
  else
    [[ $(http_status /health/ready) == 200 ]]
  fi
}

# Where the page's own address is https, a listener that is not on the loopback leads there.
status_page_answers() {
  [[ $(http_status /status/) == @(200|308) ]]
}

has_booted() {
  log_of_this_start | grep ' PayaraMicro: .* ready in ' >/dev/null
}

log_of_this_start() {
  tail -c "+$((log_before + 1))" "$data/log/psmail.0.log" 2>/dev/null || true
}

fail_unready() {
  show_log
  fail "PSMail did not get ready; see $data/log/psmail.0.log"
}

fail_without_payara() {
  [[ ! -s $data/run/failure ]] || fail "$(<"$data/run/failure")"
  show_log
  fail "PSMail's server ended by itself; see $data/log"
}

show_log() {
  {
    tail -n 3 "$data/log/console.log"
    log_of_this_start | grep -E ' (SEVERE|WARNING) ' | tail -n 10
  } 2>/dev/null | cut -c1-240 | sed 's/^/    /' >&2 || true
}

# Over bash's own sockets: a fresh machine has no curl.
http_status() {
  local host answer
  host=$(site_bind)
  [[ $host != 0.0.0.0 && $host != :: ]] || host=127.0.0.1
  {
    exec 7<>"/dev/tcp/$host/${port[http]}" || return 0
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" "${port[http]}" >&7
    read -r -t 10 _ answer _ <&7 || true
    exec 7>&-
  } 2>/dev/null
  printf '%s' "${answer:-}"
}

# Lets requests in flight finish; whoever does not go within half a minute is made to.
stop_payara() {
  local end=$((SECONDS + 30))
  [[ -n $payara ]] || return 0
  kill -TERM "$payara" 2>/dev/null || true
  while is_alive "$payara"; do
    ((SECONDS < end)) || { kill -KILL "$payara" 2>/dev/null || true; }
    pause 0.1
  done
  payara=''
  rm -rf "$data/run/payara.pid" "$data/run/payara" "$data/run/tmp" "$data/run/system.properties"
}

is_alive() {
  local state=''
  state=$(sed -nE 's/^State:[[:space:]]*(.).*/\1/p' "/proc/$1/status" 2>/dev/null) || return 1
  [[ -n $state && $state != Z ]]
}

# In the background, so that a signal is heard at once; without the lock, which must end with us.
pause() {
  sleep "$1" 9>&- &
  wait "$!" || true
}
