# shellcheck shell=bash
# Settings: DATA/psmail.properties, and above it variables PSMAIL_… with the names of MicroProfile
# Config. The keys there are come from deploy/psmail.properties.sample.

declare -A setting=() setting_from=()
mapfile -t known_keys < <(sed -nE 's/^#? ?(psmail\.[a-zA-Z0-9.-]+) *=.*/\1/p' "$tree/deploy/psmail.properties.sample")

read_settings() {
  local file=$data/psmail.properties
  [[ -e $file ]] || begin_settings "$file"
  read_settings_file "$file"
  read_settings_variables
  [[ -z ${setting[psmail.data]:-} || ${setting_from[psmail.data]} == PSMAIL_* ]] ||
    fail "${setting_from[psmail.data]}: psmail.data cannot stand in a file of that directory; use --data."
}

begin_settings() {
  cat >"$1" <<'PROPERTIES'
# The settings of this PSMail. Each key with its meaning and default:
# deploy/psmail.properties.sample. A change counts from the next start.
# A variable goes before a line here: PSMAIL_SITE_NAME before psmail.site.name.
PROPERTIES
}

read_settings_file() {
  local file=$1 line key number=0
  while IFS= read -r line || [[ -n $line ]]; do
    number=$((number + 1))
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    [[ -n $line && $line != [#!]* ]] || continue
    [[ $line != *\\ ]] || fail "psmail.properties, line $number: write the value on one line, without a backslash at its end."
    [[ $line =~ ^([^=:[:space:]]+)[[:space:]]*[=:]?[[:space:]]*(.*)$ ]]
    key=${BASH_REMATCH[1]}
    is_known_key "$key" || fail "psmail.properties, line $number: there is no setting '$key'; the nearest is $(nearest_key "$key")."
    setting[$key]=${BASH_REMATCH[2]%"${BASH_REMATCH[2]##*[![:space:]]}"}
    setting_from[$key]="psmail.properties, line $number"
  done <"$file"
}

read_settings_variables() {
  local key name
  local -A key_of=()
  for key in "${known_keys[@]}"; do key_of[$(variable_of "$key")]=$key; done
  for name in $(compgen -e PSMAIL_); do
    key=${key_of[$name]:-}
    [[ -n $key ]] ||
      fail "The variable $name names no setting; the nearest is $(variable_of "$(nearest_key "$(tr 'A-Z_' 'a-z.' <<<"$name")")")."
    setting[$key]=${!name}
    setting_from[$key]=$name
  done
}

is_known_key() {
  local key
  for key in "${known_keys[@]}"; do
    [[ $key != *.NAME.* ]] || key=${key//NAME/+([a-z0-9-])}
    # shellcheck disable=SC2053 # a pattern
    [[ $1 != $key ]] || return 0
  done
  return 1
}

# psmail.site.name: PSMAIL_SITE_NAME, as MicroProfile Config has it.
variable_of() {
  local name=${1^^}
  printf '%s' "${name//[^A-Z0-9]/_}"
}

# By edit distance: the fewest letters to change, add or drop.
nearest_key() {
  printf '%s\n' "${known_keys[@]}" | awk -v wanted="$1" '
    function least(a, b) { return a < b ? a : b }
    function distance(a, b,    i, j, above, corner, row) {
      for (j = 0; j <= length(b); j++) row[j] = j
      for (i = 1; i <= length(a); i++) {
        corner = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
          above = row[j]
          row[j] = least(least(row[j - 1], above) + 1, corner + (substr(a, i, 1) != substr(b, j, 1)))
          corner = above
        }
      }
      return row[length(b)]
    }
    { d = distance(wanted, $0) }
    NR == 1 || d < best { best = d; nearest = $0 }
    END { print nearest }'
}

# What the server reads as system properties. They would hide variables, so keys that a variable
# sets are left out; a file and not the command line, where every user could read passwords.
write_system_properties() {
  local file=$data/run/system.properties key
  rm -f "$file"
  {
    for key in "${!setting[@]}"; do
      [[ ${setting_from[$key]} == PSMAIL_* ]] || printf '%s=%s\n' "$key" "${setting[$key]}"
    done
    launcher_settings
    [[ -z $real ]] || real_settings "$data"
    [[ -z $real || -n ${setting[psmail.certificate.mail.listeners]:-} ]] ||
      printf 'psmail.certificate.mail.listeners=%s\n' "$(real_listeners)"
  } >"$file"
}

launcher_settings() {
  local name
  printf 'psmail.data=%s\n' "$data"
  for name in "${outer_ports[@]}"; do
    [[ -z ${port[$name]:-} ]] || printf '%s=%s\n' "${port_key[$name]}" "${port[$name]}"
  done
  [[ -z $alone ]] || printf 'psmail.status.alone=true\n'
  # The same options as in the portal's web.xml, which cannot name the data directory in a default.
  [[ -n $real || -n $alone || -n ${setting[psmail.db.url]:-} ]] ||
    printf 'psmail.db.url=jdbc:h2:file:%s/db/psmail;%s\n' "$data" \
      'MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE'
  [[ -n ${setting[psmail.status.db.url]:-} ]] ||
    printf 'psmail.status.db.url=jdbc:h2:file:%s/status/history;%s\n' "$data" \
      'MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE'
  [[ -n ${setting[psmail.site.url]:-} ]] || printf 'psmail.site.url=%s\n' "$(site_url)"
}

site_url() {
  printf '%s' "${setting[psmail.site.url]:-http://localhost:${port[http]}}"
}
