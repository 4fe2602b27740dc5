# shellcheck shell=bash
# deploy/psmail test: the whole reactor with every test.

test_command() {
  local log=$tree/deploy/target/test.log status=0 start=$SECONDS
  (($# == 0)) || fail "test takes no options."
  require_for_test
  mkdir -p "$tree/deploy/target"
  touch "$tree/deploy/target/test.start"
  drop_old_classes
  mvn -B -ntp -T 2 -f "$tree/pom.xml" verify 2>&1 | tee "$log" || status=$?
  name_failures
  count_tests $((SECONDS - start))
  exit "$status"
}

# Once more at the end, because an early module's are far up.
name_failures() {
  find "$tree"/*/target/{surefire,failsafe}-reports -name 'TEST-*.xml' -newer "$tree/deploy/target/test.start" \
    -exec awk '
      function attribute(name) {
        return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
      }
      /<testcase / { test = attribute("classname") "." attribute("name") }
      /<(failure|error)[ >]/ { print "Failed: " test ": " attribute("type") " " substr(attribute("message"), 1, 300) }
    ' {} + 2>/dev/null || true
}

# One line over all modules: Maven sums up each module only.
count_tests() {
  find "$tree"/*/target/{surefire,failsafe}-reports -name 'TEST-*.xml' -newer "$tree/deploy/target/test.start" \
    -exec grep -hm1 '<testsuite ' {} + 2>/dev/null |
    awk -v seconds="$1" '
      function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
      { run += number("tests"); failed += number("failures"); errors += number("errors"); skipped += number("skipped") }
      END {
        printf "All modules: Tests run: %d, Failures: %d, Errors: %d, Skipped: %d, Time: %d min %d s\n",
          run, failed, errors, skipped, seconds / 60, seconds % 60
      }'
}
