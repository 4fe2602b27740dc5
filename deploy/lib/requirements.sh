# shellcheck shell=bash
# The programs that PSMail needs. As root it installs them, having said so; else it prints the command.

browser_test_packages=(
  'chromium /usr/bin/chromium' 'chromium-driver /usr/bin/chromedriver'
  'fonts-liberation /usr/share/fonts/truetype/liberation'
)
# A name server for the zones that operators paste, and who verifies signatures but did not make them.
dns_test_packages=(
  'bind9 /usr/sbin/named' 'bind9-utils /usr/bin/named-checkzone' 'bind9-dnsutils /usr/bin/nsupdate' 'python3-dkim /usr/bin/dkimverify'
  'python3-dnspython /usr/lib/python3/dist-packages/dns/__init__.py'
)
# Servers of others that take a certificate up.
web_test_packages=('nginx-light /usr/sbin/nginx' 'haproxy /usr/sbin/haproxy')
mail_test_packages=(
  'curl /usr/bin/curl' 'git /usr/bin/git' 'python3 /usr/bin/python3' 'shellcheck /usr/bin/shellcheck' 'isync /usr/bin/mbsync'
  'mutt /usr/bin/mutt' 'msmtp /usr/bin/msmtp' 'aerc /usr/bin/aerc' 'tmux /usr/bin/tmux'
  'thunderbird /usr/bin/thunderbird' 'xvfb /usr/bin/Xvfb' 'libnss3-tools /usr/bin/certutil'
  # swaks only recommends what it needs for TLS.
  'swaks /usr/bin/swaks' 'pebble /usr/bin/pebble' 'libnet-ssleay-perl /usr/share/doc/libnet-ssleay-perl/copyright'
)

require_for_run() {
  local missing=()
  [[ -z $real ]] || require_root "run --real"
  find_jdk || missing+=("$(jdk_package)")
  [[ -z $build ]] || ! needs_build || is_there mvn || missing+=(maven)
  [[ -z $real ]] || mapfile -t -O "${#missing[@]}" missing < <(real_requirements)
  get_packages "${missing[@]}"
}

require_for_test() {
  local missing=()
  require_root test
  find_jdk || missing+=("$(jdk_package)")
  is_there mvn || missing+=(maven)
  mapfile -t -O "${#missing[@]}" missing < <(
    real_requirements
    missing_of "${browser_test_packages[@]}" "${mail_test_packages[@]}" "${dns_test_packages[@]}" \
      "${web_test_packages[@]}"
  )
  get_packages "${missing[@]}"
}

require_root() {
  ((EUID == 0)) || fail "$1 must be started by root: Dovecot and Postfix change to users of their own."
}

require_for_bench() {
  require_for_test
  local missing=()
  mapfile -t missing < <(missing_of 'wrk /usr/bin/wrk' 'lego /usr/bin/lego')
  get_packages "${missing[@]}"
}

missing_of() {
  local package file
  while read -r package file; do
    [[ -e $file ]] || printf '%s\n' "$package"
  done < <(printf '%s\n' "$@")
}

is_there() {
  command -v "$1" >/dev/null
}

get_packages() {
  if (($#)); then
    is_there apt-get || fail "These Debian packages, or what they are called here, are missing: $*"
    ((EUID == 0)) ||
      fail "Something is missing. Paste this, then start again: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    say "Installing by apt-get: $*"
    install_packages "$@"
  fi
  find_jdk || fail "No JDK 17 or newer was found; set JAVA_HOME to one."
}

install_packages() {
  local log
  log=$(mktemp)
  if ! without_starting_daemons run_apt "$@" >"$log" 2>&1; then
    show_end_of "$log"
    fail "apt-get could not install: $*"
  fi
  rm -f "$log"
  keep_daemons_off "$@"
}

run_apt() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q -o DPkg::Lock::Timeout=300 update &&
    apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" </dev/null
}

# Debian starts a daemon as it installs it, unless policy-rc.d forbids that. PSMail runs its own
# instances and wants none on the usual ports. What was there before is put back.
without_starting_daemons() (
  policy=/usr/sbin/policy-rc.d
  [[ ! -e $policy ]] || mv "$policy" "$policy.before-psmail"
  trap 'rm -f "$policy"; [[ ! -e $policy.before-psmail ]] || mv "$policy.before-psmail" "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  "$@"
)

# Nor at the next start of the machine; only those that came just now.
keep_daemons_off() {
  local package
  is_there systemctl || return 0
  for package in "$@"; do
    case $package in
    mariadb-server) systemctl disable --quiet mariadb 2>/dev/null || true ;;
    dovecot-core) systemctl disable --quiet dovecot dovecot.socket 2>/dev/null || true ;;
    opendkim) systemctl disable --quiet opendkim 2>/dev/null || true ;;
    nginx-light) systemctl disable --quiet nginx 2>/dev/null || true ;;
    haproxy) systemctl disable --quiet haproxy 2>/dev/null || true ;;
    bind9) systemctl disable --quiet named 2>/dev/null || true ;;
    postfix) systemctl disable --quiet postfix 2>/dev/null || true ;;
    esac
  done
}

# Sets JAVA_HOME to a JDK 17 or newer: the one named there, that of the path, or the newest installed.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_of_path)" $(compgen -G '/usr/lib/jvm/*' | sort -Vr); do
    is_jdk "$home" || continue
    export JAVA_HOME=$home
    return 0
  done
  return 1
}

jdk_of_path() {
  local javac
  javac=$(command -v javac) || return 0
  dirname "$(dirname "$(readlink -f "$javac")")"
}

is_jdk() {
  local version
  [[ -n $1 && -x $1/bin/javac && -x $1/bin/java ]] || return 1
  version=$(jdk_version "$1")
  [[ $version =~ ^([0-9]+) ]] && ((BASH_REMATCH[1] >= 17))
}

jdk_version() {
  sed -nE 's/^JAVA_VERSION="(.*)"$/\1/p' "$1/release" 2>/dev/null
}

jdk_package() {
  local codename=
  codename=$(sed -nE 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null) || true
  case $codename in
  trixie | forky | sid) printf 'default-jdk-headless' ;;
  *) printf 'openjdk-17-jdk-headless' ;;
  esac
}
