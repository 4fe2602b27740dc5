# shellcheck shell=bash
# deploy/psmail bench

bench_command() {
  fail "bench is not there yet."
}
