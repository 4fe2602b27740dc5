# shellcheck shell=bash
# Builds what is run: three files by Maven in deploy/target/psmail, and from one of them Payara's
# unpacked runtime. Nothing is built when no source is newer.

built=$tree/deploy/target/psmail
runtime=$built/runtime

build_if_needed() {
  local log=$tree/deploy/target/build.log
  mkdir -p "$tree/deploy/target" 2>/dev/null || needs_build || return 0
  {
    # Two starts at once from the same sources build once.
    flock 8
    if [[ -n $build ]] && needs_build; then
      build_with_maven "$log"
    fi
    [[ -e $built/ROOT.war ]] || fail "Nothing is built yet: leave --no-build out once."
    make_runtime "$log"
  } 8>"$tree/deploy/target/build.lock"
}

needs_build() {
  local file
  for file in stamp payara-micro.jar ROOT.war status.war; do
    [[ -e $built/$file ]] || return 0
  done
  [[ -n $(find "$tree/pom.xml" "$tree"/*/pom.xml "$tree"/*/src/main -newer "$built/stamp" -print -quit) ]]
}

build_with_maven() {
  local log=$1
  say "Building (the first time Maven fetches libraries; the log is $log):"
  # The time before the build, so that what is edited meanwhile counts as newer.
  touch "$tree/deploy/target/stamp.new"
  drop_old_classes
  if ! mvn -B -ntp -f "$tree/pom.xml" -pl deploy -am -Dmaven.test.skip=true package 2>&1 8>&- | tee "$log" | show_build; then
    grep -E '^\[(ERROR|FATAL)\]' "$log" | head -n 15 | cut -c1-220 >&2 || show_end_of "$log"
    fail "The build failed; the whole log is $log"
  fi
  mv "$tree/deploy/target/stamp.new" "$built/stamp"
}

show_build() {
  sed -unE 's/^\[INFO\] Building (PSMail[^[]*[^[ ]) +[0-9][^[]*\[([0-9]+)\/([0-9]+)\]$/  \2 of \3  \1/p'
}

# Payara's libraries unpacked once, for all data directories; each start has a small root of its own.
make_runtime() {
  local log=$1
  if [[ ! $runtime -nt $built/payara-micro.jar ]]; then
    step "Unpacking the server."
    rm -rf "$runtime" "$runtime.new"
    mkdir -p "$runtime.new"
    "$JAVA_HOME/bin/java" -jar "$built/payara-micro.jar" --rootdir "$runtime.new" --outputlauncher >>"$log" 2>&1 8>&- ||
      fail "Payara Micro could not be unpacked; see $log"
    mv "$runtime.new" "$runtime"
    touch "$runtime"
  fi
  [[ -e $(class_archive) ]] || make_class_archive "$log"
}

# Classes as this JDK holds them in memory, which saves half of the starting time. From a trial start
# on data that are thrown away; a start without the archive is only slower, so a failure is no end.
make_class_archive() {
  local log=$1
  step "Preparing a quick start."
  rm -f "$runtime"/classes*
  (trial_start 8>&-) >>"$log" 2>&1 || step "That failed (see $log): PSMail starts slower, and tries again next time."
}

trial_start() (
  for name in $(compgen -e PSMAIL_); do unset "$name"; done
  data=$(mktemp -d) real='' alone='' asked_port=() setting=() setting_from=() port=()
  trap 'stop_payara; rm -rf "$data"' EXIT
  make_data
  for name in "${outer_ports[@]}"; do usual_port[$name]=$((usual_port[$name] + 10000)); done
  choose_ports
  write_system_properties
  start_payara "-XX:ArchiveClassesAtExit=$runtime/classes.new"
  await_ready
  stop_payara
  mv "$runtime/classes.new" "$(class_archive)"
)

class_archive() {
  printf '%s/classes-%s.jsa' "$runtime" "$(jdk_version "$JAVA_HOME")"
}

# A class whose source is gone would go on being packaged.
drop_old_classes() {
  rm -rf "$tree"/{provisioning,cert-manager,status,portal-web}/target
}
