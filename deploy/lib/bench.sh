# shellcheck shell=bash
# deploy/psmail bench: figures beside baselines of the same run. The measuring is done in Java, by the
# Bench among the journeys; here is what it needs, and a bare container to compare with.

bench_parts=(search accounts certificates history probes site status-pages mail flood times)

bench_command() {
  local parts=("$@") part
  for part in "${parts[@]}"; do
    [[ " ${bench_parts[*]} " == *" $part "* ]] || fail "bench measures: ${bench_parts[*]}. There is no '$part'."
  done
  real=yes build=yes
  require_for_bench
  build_if_needed
  compile_bench
  say "Measuring takes some minutes. Leave the machine alone meanwhile."
  ! is_asked search || measure_search
  ! is_asked accounts || measure_accounts
  ! is_asked certificates || measure_certificates
  ! is_asked history || measure_status HistoryBench
  ! is_asked probes || measure_status ProbesBench
  measure_running
}

# Whether a part is named in "parts", which says all of them when it is empty.
is_asked() {
  ((${#parts[@]} == 0)) || [[ " ${parts[*]} " == *" $1 "* ]]
}

# What is measured from outside, while everything runs.
measure_running() {
  local bench=$tree/deploy/target/bench ready='' bare='' part asked=()
  for part in site status-pages mail accounts flood times; do
    ! is_asked "$part" || asked+=("$part")
  done
  ((${#asked[@]})) || return 0
  if is_asked site || is_asked status-pages; then
    make_baseline "$bench"
    trap stop_payara EXIT
    trap 'exit 130' INT TERM HUP
    start_baseline "$bench" >/dev/null
    bare=http://127.0.0.1:${port[http]}
  fi
  cd "$tree/deploy" || fail "There is no directory $tree/deploy."
  "$JAVA_HOME/bin/java" -Xmx512m -cp "$(<target/bench.classpath):target/test-classes" \
    net.psmail.journey.Bench "$bare" "${asked[@]}" &
  wait "$!"
}

# Test classes and, in each module's target/bench.classpath, their libraries, as Maven has them.
compile_bench() {
  mvn -B -ntp -q -f "$tree/pom.xml" -pl deploy -am -DskipTests test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath >"$tree/deploy/target/build.log" 2>&1 || {
    show_end_of "$tree/deploy/target/build.log"
    fail "The bench could not be built."
  }
}

# The search by itself, in a JVM like the one that serves.
measure_search() {
  local portal=$tree/portal-web/target war
  war=("$portal"/portal-web-*/WEB-INF/lib)
  printf '\nsearch  (one thread)\n'
  "$JAVA_HOME/bin/java" "@$tree/deploy/payara/jvm.options" -cp "$portal/classes:$portal/test-classes:${war[0]}/*" \
    net.psmail.portal.search.SearchBench
}

# What operators find among a million accounts, in both databases.
measure_accounts() {
  local module=$tree/provisioning/target
  "$JAVA_HOME/bin/java" "@$tree/deploy/payara/jvm.options" -cp "$module/classes:$module/test-classes:$(<"$module/bench.classpath")" \
    net.psmail.provisioning.it.MembersBench
}

# Certificates by themselves, too, from an authority of this machine.
measure_certificates() {
  local module=$tree/cert-manager/target
  "$JAVA_HOME/bin/java" "@$tree/deploy/payara/jvm.options" -cp "$module/classes:$module/test-classes:$(<"$module/bench.classpath")" \
    net.psmail.certificates.acme.CertificatesBench
}

# The status page by itself: what it shows of ten million results, and a thousand looks a minute.
measure_status() {
  local module=$tree/status/target
  "$JAVA_HOME/bin/java" "@$tree/deploy/payara/jvm.options" -cp "$module/classes:$module/test-classes:$(<"$module/bench.classpath")" \
    "net.psmail.status.watch.$1"
}

make_baseline() {
  local bench=$1 name
  rm -rf "$bench"
  mkdir -p "$bench/psmail" "$bench/root/WEB-INF/classes" "$bench/empty/WEB-INF"
  "$JAVA_HOME/bin/javac" -d "$bench/root/WEB-INF/classes" -cp "$runtime/runtime/jakarta.ws.rs-api.jar" "$tree/deploy/bench/Baseline.java"
  head -c 8192 /dev/zero | tr '\0' x >"$bench/root/static.html"
  printf '<payara-web-app><context-root>/status</context-root></payara-web-app>\n' >"$bench/empty/WEB-INF/payara-web.xml"
  "$JAVA_HOME/bin/jar" cf "$bench/psmail/ROOT.war" -C "$bench/root" .
  "$JAVA_HOME/bin/jar" cf "$bench/psmail/status.war" -C "$bench/empty" .
}

start_baseline() {
  local name
  data=$1/data real='' built=$1/psmail setting=() setting_from=()
  make_data
  for name in "${outer_ports[@]}"; do usual_port[$name]=$((usual_port[$name] + 20000)); done
  choose_ports
  : >"$data/run/system.properties"
  start_payara
  until [[ $(http_status /rest/text) == 200 ]]; do
    is_alive "$payara" || fail "The bare container did not start; see $data/log"
    pause 0.2
  done
}
