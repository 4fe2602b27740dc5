package net.psmail.status.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Looks at ports, one call one look.
 *
 * <p>Socket time-outs begin anew with every byte, so a server that trickles would hold a probe for
 * ever; therefore the socket is closed from outside when the time is up.
 */
public final class Prober {

  private static final Logger LOG = Logger.getLogger(Prober.class.getName());
  private static final int LONGEST_LINE = 1024;

  private final Trust trust;
  private final Duration timeout;
  private final Clock clock;
  private final ScheduledExecutorService timer;

  public Prober(Trust trust, Duration timeout, Clock clock, ScheduledExecutorService timer) {
    this.trust = trust;
    this.timeout = timeout;
    this.clock = clock;
    this.timer = timer;
  }

  /** Looks once; returns within the time-out, and soon after it at the latest. */
  public Outcome probe(Target target) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    Finding finding;
    try {
      finding = look(target);
    } catch (IOException e) {
      finding = findingOf(e, System.nanoTime() - begun >= timeout.toNanos());
    }
    return new Outcome(at, finding, Duration.ofNanos(System.nanoTime() - begun));
  }

  private Finding look(Target target) throws IOException {
    InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(target.host());
    }
    try (Socket socket = new Socket()) {
      ScheduledFuture<?> end =
          timer.schedule(() -> close(socket), timeout.toMillis(), TimeUnit.MILLISECONDS);
      try {
        socket.connect(address, (int) timeout.toMillis());
        return target.protocol().tls() ? lookThroughTls(target, socket) : converse(target, socket);
      } finally {
        end.cancel(false);
      }
    }
  }

  private Finding lookThroughTls(Target target, Socket socket) throws IOException {
    CertificateCheck check = trust.check();
    try (SSLSocket tls =
        (SSLSocket)
            Trust.context(check)
                .getSocketFactory()
                .createSocket(socket, target.serverName(), target.port(), true)) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
      tls.startHandshake();
      Finding spoken = converse(target, tls);
      return spoken == Finding.WORKS ? check.finding() : spoken;
    }
  }

  private static Finding converse(Target target, Socket socket) throws IOException {
    Protocol protocol = target.protocol();
    if (protocol.web()) {
      send(socket, request(target));
    }
    boolean welcome = protocol.welcomes(firstLine(socket.getInputStream()));
    if (welcome && !protocol.web()) {
      send(socket, protocol.farewell());
    }
    return welcome ? Finding.WORKS : Finding.UNEXPECTED_ANSWER;
  }

  private static String request(Target target) {
    String host =
        target.serverName().contains(":") ? "[" + target.serverName() + "]" : target.serverName();
    return "GET "
        + target.protocol().path()
        + " HTTP/1.1\r\nHost: "
        + host
        + ":"
        + target.port()
        + "\r\nUser-Agent: PSMail-status\r\nConnection: close\r\n\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String firstLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("The first line does not end");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private static Finding findingOf(IOException e, boolean late) {
    if (late || e instanceof SocketTimeoutException) {
      return Finding.TIMED_OUT;
    } else if (e instanceof UnknownHostException) {
      return Finding.HOST_UNKNOWN;
    } else if (e instanceof ConnectException) {
      return Finding.REFUSED;
    } else if (e instanceof NoRouteToHostException) {
      return Finding.UNREACHABLE;
    } else if (e instanceof ProtocolException) {
      return Finding.UNEXPECTED_ANSWER;
    } else if (e instanceof SSLException && !(e.getCause() instanceof EOFException)) {
      return Finding.NO_TLS;
    }
    return Finding.CLOSED;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "A probe's socket did not close", e);
    }
  }
}
