package net.psmail.status.subscription;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts JSON over a connection of its own (<a href="https://www.rfc-editor.org/rfc/rfc9112">RFC
 * 9112</a>). The JDK's clients look a name up once more after one could check its address; this one
 * connects to the address that it has checked. It follows no redirect, and ends after a while
 * whatever the other side does.
 */
final class HttpPost {

  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int CONNECT_MILLIS = 5_000;
  private static final int LONGEST_LINE = 8_000;
  private static final int MOST_LINES = 100;
  private static final int LONGEST_BODY = 4_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  /** The name leads to an address that is neither public nor allowed. */
  static final class NotAllowedException extends IOException {

    private static final long serialVersionUID = 1L;

    NotAllowedException(InetAddress address) {
      super("Not allowed: " + address.getHostAddress());
    }
  }

  /**
   * An answer.
   *
   * @param body its first 4000 bytes at the most
   */
  record Reply(int status, String body) {}

  private record Head(int status, int length, boolean chunked) {}

  private final Networks allowed;
  private final SSLSocketFactory tls;

  HttpPost(Networks allowed, SSLSocketFactory tls) {
    this.allowed = allowed;
    this.tls = tls;
  }

  Reply send(URI url, Map<String, String> headers, String json) throws IOException {
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    InetAddress address = checked(url, secure);
    try (Socket plain = new Socket()) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      CompletableFuture<Void> unused =
          end.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
              .whenComplete((done, late) -> close(plain));
      try {
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        plain.setSoTimeout((int) LONGEST.toMillis());
        Socket socket = secure ? secured(plain, url.getHost(), port) : plain;
        socket.getOutputStream().write(request(url, headers, json));
        socket.getOutputStream().flush();
        return reply(new BufferedInputStream(socket.getInputStream()));
      } finally {
        end.complete(null);
      }
    }
  }

  /** The address to connect to; one alone that is not allowed makes all of the name's so. */
  private InetAddress checked(URI url, boolean secure) throws IOException {
    InetAddress[] all = InetAddress.getAllByName(url.getHost().replaceAll("[\\[\\]]", ""));
    for (InetAddress address : all) {
      boolean fine = allowed.contains(address) || (secure && Networks.isPublic(address));
      if (!fine) {
        throw new NotAllowedException(address);
      }
    }
    return all[0];
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] request(URI url, Map<String, String> headers, String json) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    byte[] body = json.getBytes(UTF_8);
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
    head.append("User-Agent: PSMail-Status\r\nContent-Type: application/json\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static Reply reply(InputStream in) throws IOException {
    Head head = head(in);
    while (head.status() < 200) {
      head = head(in);
    }
    String body;
    if (head.status() / 100 != 2 || head.status() == 204) {
      body = "";
    } else {
      body = head.chunked() ? chunks(in) : new String(in.readNBytes(head.length()), UTF_8);
    }
    return new Reply(head.status(), body);
  }

  private static Head head(InputStream in) throws IOException {
    Matcher status = STATUS.matcher(line(in));
    if (!status.matches()) {
      throw new IOException("It does not answer as a web server");
    }
    int length = LONGEST_BODY;
    boolean chunked = false;
    for (int i = 0; i < MOST_LINES; i++) {
      String field = line(in).toLowerCase(Locale.ROOT);
      if (field.isEmpty()) {
        return new Head(Integer.parseInt(status.group(1)), length, chunked);
      }
      if (field.matches("content-length: *\\d{1,9} *")) {
        length = Math.min(LONGEST_BODY, Integer.parseInt(field.replaceAll("\\D", "")));
      }
      chunked |= field.matches("transfer-encoding:.*\\bchunked *");
    }
    throw new IOException("Its answer has too many header fields");
  }

  private static String chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String size = line(in).replaceAll("[ ;].*", "");
    while (size.matches("[0-9a-fA-F]{1,7}") && body.size() < LONGEST_BODY) {
      int length = Integer.parseInt(size, 16);
      body.writeBytes(in.readNBytes(Math.min(length, LONGEST_BODY)));
      if (length == 0 || length > LONGEST_BODY) {
        break;
      }
      line(in);
      size = line(in).replaceAll("[ ;].*", "");
    }
    return body.toString(UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n' && line.size() < LONGEST_LINE) {
      if (next < 0) {
        throw new IOException("It ended the connection before it had answered");
      }
      line.write(next);
      next = in.read();
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is closed.
    }
  }
}
