package net.psmail.status.probe;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connection on which lines travel, with or without TLS. It is closed by its {@link Visit}.
 *
 * <p>What a server may say at the most is limited, in one line and in all.
 */
final class Wire implements Closeable {

  /** An IMAP server gives the numbers of all mails that it found in one line. */
  private static final int LONGEST_LINE = 1 << 16;

  private static final int MOST = 1 << 20;

  private Socket socket;
  private InputStream in;
  private int received;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** The next line without its end; a flood is an answer that nobody expects. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("A line that does not end");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** The next byte, -1 at the end. */
  int read() throws IOException {
    if (received++ >= MOST) {
      throw new ProtocolException("More than 1 MB");
    }
    return in.read();
  }

  boolean isFull() {
    return received >= MOST;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /**
   * Refuses what lies here already before TLS begins, in which a server never speaks first: it was
   * sent in the clear, and whoever sent it wants it to be taken for what comes later (RFC 3207, 6;
   * CVE-2011-0411).
   */
  void expectSilence() throws IOException {
    if (in.available() > 0) {
      throw new Trouble(Finding.UNSAFE_STARTTLS, "Bytes after the leave to begin TLS");
    }
  }

  /** Waits no longer for the next byte. */
  void giveUpAfter(Duration silence) throws IOException {
    socket.setSoTimeout((int) silence.toMillis() + 1);
  }

  /** Goes on with TLS. */
  Secured secure(Visit visit, String name) throws IOException {
    CertificateCheck check = visit.trust().check();
    SSLSocket tls =
        (SSLSocket)
            Trust.context(check)
                .getSocketFactory()
                .createSocket(socket, name, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
    return new Secured(
        check.finding(),
        tls.getSession().getProtocol(),
        Duration.between(visit.clock().instant(), check.end()),
        check.chain());
  }

  /** This end's address as SMTP writes it (RFC 5321, 4.1.3). */
  String literal() {
    String address = socket.getLocalAddress().getHostAddress();
    return String.format(Locale.ROOT, address.contains(":") ? "[IPv6:%s]" : "[%s]", address);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
