package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code setup.jte}, at {@code /account/setup}: the secret of a new device and where the servers
 * are.
 *
 * @param secret what was just made; null once it has been shown. The page then tells how to make
 *     another. Its button posts to {@code /account/devices/done}.
 */
public record SetupView(String address, @Nullable NewSecret secret, List<Server> servers) {

  /**
   * A device password, shown once.
   *
   * @param groups the password in its groups of four; the hyphens between them belong to it
   */
  public record NewSecret(String device, List<String> groups) {}

  /**
   * A row of the table.
   *
   * @param host as mail programs are told
   */
  public record Server(Protocol protocol, String host, int port) {}

  /** What a server is for; message {@code setup.protocol.<name>}. */
  public enum Protocol {
    IMAP,
    POP3,
    SMTP
  }
}
