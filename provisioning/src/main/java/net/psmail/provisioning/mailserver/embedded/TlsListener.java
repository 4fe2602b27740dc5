package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.server.ProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Accepts the connections of one port and runs each on a thread of its own. */
final class TlsListener {

  private static final Logger LOG = Logger.getLogger(TlsListener.class.getName());

  private static final int HANDSHAKE_MILLIS = 60_000;

  private final String protocol;
  private final ServerSocket server;
  private final EmbeddedMail mail;
  private final BiFunction<MailSession, Socket, ProtocolHandler> conversation;
  private final ExecutorService threads;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Map<InetAddress, Integer> clients = new ConcurrentHashMap<>();

  /**
   * Opens the port.
   *
   * @param conversation speaks the protocol, given a session and its socket
   */
  TlsListener(
      String protocol,
      TlsPort port,
      EmbeddedMail mail,
      BiFunction<MailSession, Socket, ProtocolHandler> conversation) {
    this.protocol = protocol;
    this.mail = mail;
    this.conversation = conversation;
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(port.bind(), port.number()));
    } catch (IOException e) {
      throw port.refused(e);
    }
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "mail-" + protocol);
              thread.setDaemon(true);
              return thread;
            });
  }

  void start() {
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void stop() {
    close(server);
    sockets.forEach(TlsListener::cut);
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (admitted(socket)) {
          threads.execute(() -> converse(socket));
        } else {
          close(socket);
        }
      } catch (SocketException e) {
        LOG.log(Level.FINE, "The {0} port was closed", protocol);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "A connection to the " + protocol + " port failed", e);
      }
    }
  }

  private boolean admitted(Socket socket) {
    int fromThere = clients.merge(socket.getInetAddress(), 1, Integer::sum);
    if (sockets.size() >= mail.settings().maxConnections()
        || fromThere > mail.settings().maxConnectionsPerClient()) {
      leave(socket);
      return false;
    }
    return sockets.add(socket);
  }

  private void converse(Socket socket) {
    try (SSLSocket secured = TlsPort.secured(mail.tls(), socket);
        MailSession session = new MailSession(protocol, secured, () -> cut(socket), mail)) {
      socket.setKeepAlive(true);
      socket.setSoTimeout(HANDSHAKE_MILLIS);
      conversation.apply(session, new SessionSocket(secured, session, mail)).run();
    } catch (IOException | RuntimeException e) {
      // Clients that hang up, or whose sessions were cut, are nobody's worry.
      LOG.log(
          hungUp(e) ? Level.FINE : Level.WARNING, "A session of " + protocol + " ended early", e);
    } finally {
      close(socket);
      leave(socket);
    }
  }

  private static boolean hungUp(Throwable e) {
    return e instanceof SocketException
        || e instanceof SSLException
        || (e.getCause() != null && hungUp(e.getCause()));
  }

  private void leave(Socket socket) {
    sockets.remove(socket);
    clients.computeIfPresent(
        socket.getInetAddress(), (address, count) -> count > 1 ? count - 1 : null);
  }

  /**
   * Ends a connection from any thread, at once. TLS would say goodbye first, and wait for a client
   * that takes nothing any more; so this closes what is below it.
   */
  private static void cut(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      LOG.log(Level.FINE, "A connection was closed already", e);
    }
    close(socket);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.log(Level.FINE, "A connection did not close cleanly", e);
    }
  }
}
