package net.psmail.portal.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import net.psmail.provisioning.mailserver.MailServerSettings;

/**
 * The ports that mail programs use, as seen from here.
 *
 * @param host where they listen
 * @param ports by the name of what they serve
 */
record MailPorts(String host, Map<String, Integer> ports) {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  static MailPorts of(MailServerSettings settings) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("imaps", settings.imapsPort());
    ports.put("pop3s", settings.pop3sPort());
    ports.put("submissions", settings.submissionsPort());
    return new MailPorts(settings.reachedAt(), ports);
  }

  /** Where somebody answers; what they answer, the status page looks at. */
  Map<String, Boolean> answers() {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    ports.forEach((name, port) -> answers.put(name, answers(port)));
    return answers;
  }

  private boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address(), port), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  private InetAddress address() throws UnknownHostException {
    InetAddress address = InetAddress.getByName(host);
    return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
  }
}
