package net.psmail.certificates.preflight;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A page asked for at one address of a host, as an authority does: the JDK's client would choose
 * the address itself. Redirects are followed, and the certificates that they lead to are not looked
 * at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555, 8.3</a>
 */
final class SelfRequest {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MOST_REDIRECTS = 10;
  private static final int LONGEST_PAGE = 65_536;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
  private static final Pattern LOCATION =
      Pattern.compile("^Location:[ \\t]*(\\S+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** What came in the end. */
  record Page(int status, String body) {}

  private record Reply(int status, Optional<String> location, String body) {

    boolean leadsElsewhere() {
      return status / 100 == 3 && location.isPresent();
    }
  }

  private final Hosts hosts;
  private final SSLContext tls;

  SelfRequest(Hosts hosts) {
    this.hosts = hosts;
    try {
      this.tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IOException when nothing sensible answers
   */
  Page page(URI what, InetAddress address) throws IOException {
    URI asked = what;
    Reply reply = reply(asked, address);
    for (int i = 0; i < MOST_REDIRECTS && reply.leadsElsewhere(); i++) {
      asked = target(asked, reply.location().orElseThrow());
      reply = reply(asked, anyAddress(asked));
    }
    return new Page(reply.status(), reply.body());
  }

  private InetAddress anyAddress(URI target) throws IOException {
    return hosts.addresses(target.getHost()).stream()
        .findFirst()
        .orElseThrow(() -> new UnknownHostException("it leads on to " + target));
  }

  private Reply reply(URI what, InetAddress address) throws IOException {
    try (Socket socket = connected(what, address)) {
      // Of the older version, so that no server sends the page in chunks.
      String request =
          "GET %s HTTP/1.0\r\nHost: %s\r\nUser-Agent: psmail-preflight\r\nConnection: close\r\n\r\n"
              .formatted(what.getRawPath(), what.getRawAuthority());
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return parsed(new String(socket.getInputStream().readNBytes(LONGEST_PAGE), ISO_8859_1));
    }
  }

  private Socket connected(URI what, InetAddress address) throws IOException {
    boolean secure = "https".equals(what.getScheme());
    int usual = secure ? 443 : 80;
    int port = what.getPort() == -1 ? usual : what.getPort();
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return secure
          ? tls.getSocketFactory().createSocket(socket, what.getHost(), port, true)
          : socket;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private static URI target(URI asked, String location) throws IOException {
    try {
      URI target = asked.resolve(location);
      if (target.getHost() != null) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it leads on to nowhere: " + location, e);
    }
    throw new IOException("it leads on to nowhere: " + location);
  }

  private static Reply parsed(String text) throws IOException {
    int end = text.indexOf("\r\n\r\n");
    Matcher status = STATUS.matcher(text);
    if (end < 0 || !status.lookingAt()) {
      throw new IOException("what answers there does not speak HTTP");
    }
    Matcher location = LOCATION.matcher(text.substring(0, end));
    return new Reply(
        Integer.parseInt(status.group(1)),
        location.find() ? Optional.of(location.group(1)) : Optional.empty(),
        text.substring(end + 4).strip());
  }
}
