package net.psmail.provisioning.intake;

import java.util.Locale;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;

/**
 * From where mail shall be fetched.
 *
 * @param host the name of the server
 * @param user whatever name is taken there
 * @param password kept nowhere
 * @param apart whether all folders go below one of their own, so that they can be removed again
 */
public record IntakeWish(
    String host, int port, Security security, String user, String password, boolean apart) {

  public IntakeWish {
    host = host.strip().toLowerCase(Locale.ROOT);
    user = user.strip();
  }

  /** Leaves name and password out. */
  @Override
  public String toString() {
    return "IntakeWish[" + host + ":" + port + "]";
  }
}
