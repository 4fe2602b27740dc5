package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code setup.jte}, at {@code /account/setup}: the secret of a new device, the ways to set up a
 * mail program on it, and where the servers are.
 *
 * @param secret what was just made; null once it has been shown. The page then asks for a name and
 *     posts {@code form} and {@code name} to {@code /account/devices}. Its button posts to {@code
 *     /account/devices/done}.
 * @param arrival whether the program with this secret has logged in; null without a secret
 * @param form random: sent twice, it makes one device
 * @param family what it is set up on
 * @param recognised whether the browser said so, and not the reader
 * @param ways the best first
 * @param servers those that take the new password; all of them without one
 */
public record SetupView(
    String address,
    @Nullable NewSecret secret,
    @Nullable Arrival arrival,
    String form,
    Family family,
    boolean recognised,
    List<Way> ways,
    List<Server> servers) {

  /**
   * A device password, shown once.
   *
   * @param scope what it is for: {@code both}, {@code read} or {@code send}
   * @param groups the password in its groups of four; the hyphens between them belong to it
   */
  public record NewSecret(String device, String scope, List<String> groups) {}

  /**
   * The first login of a device.
   *
   * @param moment when it was; null while it is waited for
   * @param protocol by what; null while it is waited for, or when it is none that we know
   */
  public record Arrival(String device, @Nullable Instant moment, @Nullable Protocol protocol) {}

  /** Kinds of devices; message {@code setup.family.<name>}. */
  public enum Family {
    IPHONE,
    MAC,
    ANDROID,
    WINDOWS,
    LINUX,
    UNKNOWN
  }

  /**
   * A way to set up a mail program.
   *
   * @param name messages {@code setup.<name>}, {@code setup.<name>.text} and the steps {@code
   *     setup.<name>.1} and so on
   * @param steps how many there are
   * @param action where its button leads, {@code setup.<name>.button}; null if it has none
   * @param guide the article that tells more; null if there is none
   */
  public record Way(String name, int steps, @Nullable String action, @Nullable Reference guide) {}

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
