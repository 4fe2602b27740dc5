package net.psmail.certificates.install;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * One handshake with one listener, to its end: a server without the right key does not get there.
 */
final class Handshake {

  private final Listener listener;
  private final Duration patience;
  private final ScheduledExecutorService alarm;

  Handshake(Listener listener, Duration patience, ScheduledExecutorService alarm) {
    this.listener = listener;
    this.patience = patience;
    this.alarm = alarm;
  }

  /** The chain that the listener sends. */
  List<X509Certificate> with(InetAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      // Not a limit for each read, which a server that sends a byte now and then would never reach.
      AtomicBoolean late = new AtomicBoolean();
      Future<?> end =
          alarm.schedule(
              () -> {
                late.set(true);
                hangUp(socket);
              },
              patience.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(address, listener.port()), Math.toIntExact(patience.toMillis()));
        StartTls.ask(listener.protocol(), socket);
        return chain(socket);
      } catch (IOException failure) {
        throw late.get() ? new SocketTimeoutException() : failure;
      } finally {
        end.cancel(false);
      }
    }
  }

  private List<X509Certificate> chain(Socket socket) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(socket, listener.serverName(), listener.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setServerNames(serverNames());
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    Certificate[] chain = tls.getSession().getPeerCertificates();
    tls.close();
    return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  /** A context of its own: a session that is taken up again shows no certificate. */
  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Addresses are no server names (RFC 6066, 3). */
  private List<SNIServerName> serverNames() {
    String name = listener.serverName();
    boolean isAddress = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    return isAddress ? List.of() : List.of(new SNIHostName(name));
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed already.
    }
  }
}
