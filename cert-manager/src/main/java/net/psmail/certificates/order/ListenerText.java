package net.psmail.certificates.order;

import java.net.URI;
import java.util.Locale;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Listener.Protocol;

/**
 * Listeners as settings name them: {@code tls://192.0.2.25:993/mail.example.org}, where the last
 * part is the server name that is asked for.
 */
final class ListenerText {

  private ListenerText() {}

  /**
   * Reads one of anybody.
   *
   * @throws IllegalArgumentException when it is no listener
   */
  static Listener read(String text) {
    String host = URI.create(text).getHost();
    if (host == null) {
      throw new IllegalArgumentException(text);
    }
    return read(text, host);
  }

  /**
   * Reads one of ours.
   *
   * @param serverName when the text has none
   * @throws IllegalArgumentException when it is no listener
   */
  static Listener read(String text, String serverName) {
    URI uri = URI.create(text);
    String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (uri.getScheme() == null || uri.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return new Listener(
        uri.getHost().replaceAll("^\\[(.*)]$", "$1"),
        uri.getPort(),
        Protocol.valueOf(uri.getScheme().toUpperCase(Locale.ROOT)),
        path.isEmpty() ? serverName : path);
  }
}
