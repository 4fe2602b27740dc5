# shellcheck shell=bash
# deploy/psmail certificates: what another ACME program keeps in its folder. Java reads it, with the
# libraries of the portal and without a server.

certificates_command() {
  local folder='' libraries
  read_folder "$@"
  require_for_run
  [[ -z $build ]] || build_if_needed
  libraries=("$tree"/portal-web/target/portal-web-*/WEB-INF/lib)
  [[ -d ${libraries[0]} ]] || fail "Nothing is built yet: leave --no-build out once."
  "$JAVA_HOME/bin/java" -cp "${libraries[0]}/*" net.psmail.certificates.foreign.FolderReport \
    "$folder" "${PSMAIL_DATA:-$(usual_data)}"
}

# Leaves: folder, build, real.
read_folder() {
  real='' build=yes
  while (($#)); do
    case $1 in
    --no-build) build='' ;;
    -*) fail "There is no option '$1'. What there is: deploy/psmail help" ;;
    *)
      [[ -z $folder ]] || fail "certificates wants one folder."
      folder=$1
      ;;
    esac
    shift
  done
  [[ -n $folder ]] || fail "certificates wants a folder, such as /etc/letsencrypt."
}
