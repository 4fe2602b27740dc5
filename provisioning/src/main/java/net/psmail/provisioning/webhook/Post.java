package net.psmail.provisioning.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.elsewhere.PublicAddresses;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;

/**
 * Posts JSON over a connection of its own (<a href="https://www.rfc-editor.org/rfc/rfc9112">RFC
 * 9112</a>). The JDK's clients look a name up once more after one could check its address; this one
 * connects to the address that it has checked. Of the answer it reads the status alone, so it
 * follows no redirect and no body is too large; and it hangs up after a while, whatever the other
 * side does.
 */
final class Post {

  private static final int HTTPS = 443;
  private static final int LONGEST_LINE = 8_000;
  private static final int MOST_LINES = 100;
  private static final int FIRST_FINAL = 200;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  /** It did not get as far as an answer. */
  static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    NoAnswer(Fault fault, Throwable cause) {
      super(fault.name(), cause);
      this.fault = fault;
    }

    NoAnswer(Fault fault) {
      super(fault.name());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  private final boolean privateHosts;
  private final Duration timeout;
  private final SSLSocketFactory tls;

  Post(boolean privateHosts, Duration timeout, SSLSocketFactory tls) {
    this.privateHosts = privateHosts;
    this.timeout = timeout;
    this.tls = tls;
  }

  /** The status of the answer. */
  int send(URI url, Map<String, String> headers, String json) throws NoAnswer {
    InetAddress address = checked(url.getHost());
    AtomicBoolean late = new AtomicBoolean();
    try (Socket plain = new Socket()) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      CompletableFuture<Void> unused =
          end.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((done, failure) -> late.set(failure != null))
              .whenComplete((done, failure) -> close(plain));
      try {
        return exchange(plain, address, url, request(url, headers, json));
      } finally {
        end.complete(null);
      }
    } catch (SocketTimeoutException slow) {
      throw new NoAnswer(Fault.SLOW, slow);
    } catch (SSLException failure) {
      throw new NoAnswer(late.get() ? Fault.SLOW : Fault.UNTRUSTED, failure);
    } catch (IOException failure) {
      throw new NoAnswer(late.get() ? Fault.SLOW : Fault.UNREACHABLE, failure);
    }
  }

  /** The address to connect to; one alone that is not public makes all of the name's so. */
  private InetAddress checked(String host) throws NoAnswer {
    try {
      InetAddress[] all = InetAddress.getAllByName(host);
      if (!privateHosts && !Arrays.stream(all).allMatch(PublicAddresses::isPublic)) {
        throw new NoAnswer(Fault.NOT_PUBLIC);
      }
      return all[0];
    } catch (UnknownHostException unknown) {
      throw new NoAnswer(Fault.NO_HOST, unknown);
    }
  }

  private int exchange(Socket plain, InetAddress address, URI url, byte[] request)
      throws IOException, NoAnswer {
    int port = url.getPort() < 0 ? HTTPS : url.getPort();
    plain.setSoTimeout((int) timeout.toMillis());
    plain.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
    Socket socket = secured(plain, url.getHost(), port);
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    return status(new BufferedInputStream(socket.getInputStream()));
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
    head.append("User-Agent: PSMail\r\nContent-Type: application/json\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** After those that only say that the answer will come. */
  private static int status(InputStream in) throws IOException, NoAnswer {
    int status = statusLine(in);
    for (int lines = 0; status < FIRST_FINAL; lines++) {
      if (lines > MOST_LINES) {
        throw new NoAnswer(Fault.NO_HTTP);
      }
      if (line(in).isEmpty()) {
        status = statusLine(in);
      }
    }
    return status;
  }

  private static int statusLine(InputStream in) throws IOException, NoAnswer {
    Matcher status = STATUS.matcher(line(in));
    if (!status.matches()) {
      throw new NoAnswer(Fault.NO_HTTP);
    }
    return Integer.parseInt(status.group(1));
  }

  private static String line(InputStream in) throws IOException, NoAnswer {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0 || line.size() == LONGEST_LINE) {
        throw new NoAnswer(Fault.NO_HTTP);
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
