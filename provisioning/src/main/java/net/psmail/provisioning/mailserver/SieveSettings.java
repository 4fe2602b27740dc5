package net.psmail.provisioning.mailserver;

/**
 * Where scripts for arriving mail are put (<a
 * href="https://www.rfc-editor.org/rfc/rfc5804">ManageSieve</a>).
 *
 * @param host the name that its certificate must have
 * @param machine where it is reached
 * @param user who may act for every member there, and do nothing else
 */
public record SieveSettings(String host, String machine, int port, String user, String password) {

  @Override
  public String toString() {
    return "SieveSettings[" + user + " at " + machine + ":" + port + "]";
  }
}
