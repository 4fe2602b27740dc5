# shellcheck shell=bash
# The command line. Leaves: real and alone (yes or empty; alone is the status page without the portal),
# data (absolute), build (yes or empty), asked_port.

declare -A asked_port=()
alone=''

read_options() {
  real='' alone='' data='' build=yes
  while (($#)); do
    case $1 in
    --real) real=yes ;;
    --status-only) alone=yes ;;
    --no-build) build='' ;;
    --data | --port)
      (($# > 1)) || fail "$1 wants a value: see deploy/psmail help"
      "read_${1#--}" "$2"
      shift
      ;;
    --data=* | --port=*)
      local name=${1%%=*}
      "read_${name#--}" "${1#*=}"
      ;;
    *) fail "There is no option '$1'. What there is: deploy/psmail help" ;;
    esac
    shift
  done
  [[ -z $alone || -z ${asked_port[*]} || -n ${asked_port[http]:-} && ${#asked_port[@]} == 1 ]] ||
    fail "--status-only listens on one port: --port NUMBER."
  [[ -z $real || -z $alone ]] || fail "--status-only starts no mail servers: leave --real out."
  [[ -n $data ]] || data=${PSMAIL_DATA:-$(usual_data)}
  data=$(realpath -m -- "$data")
}

read_data() {
  [[ -n $1 ]] || fail "--data wants a directory."
  data=$1
}

read_port() {
  local name=${1%%=*} number=${1#*=}
  [[ $1 == *=* ]] || name=http
  [[ " ${outer_ports[*]} ${real_ports[*]} " == *" $name "* ]] ||
    fail "There is no port '$name'; there are ${outer_ports[*]} ${real_ports[*]}."
  is_port "$number" || fail "--port $1: a port is a number from 1 to 65535."
  asked_port[$name]=$((10#$number))
}

usual_data() {
  if ((EUID == 0)); then
    printf '/var/lib/psmail%s' "${alone:+-status}"
  else
    printf '%s/psmail%s' "${XDG_DATA_HOME:-$HOME/.local/share}" "${alone:+-status}"
  fi
}
