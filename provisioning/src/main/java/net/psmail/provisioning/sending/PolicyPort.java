package net.psmail.provisioning.sending;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * Where Postfix asks, on this machine only. It keeps connections open and asks many times on each;
 * one that asks what is no question is closed without an answer, and Postfix does what it does
 * while nobody is here.
 */
final class PolicyPort {

  private static final Logger LOG = System.getLogger(PolicyPort.class.getName());

  /** Postfix has a hundred processes, unless told otherwise. */
  private static final int MOST_CONNECTIONS = 120;

  private static final int BACKLOG = 100;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(200);

  private final ServerSocket server;
  private final Executor threads;
  private final Duration patience;
  private final Function<PolicyRequest, String> policy;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * Opens the port.
   *
   * @param number 0 for any
   * @param patience how long a connection may say nothing; longer than Postfix keeps one
   * @param policy gives the action
   * @throws ProvisioningException START_REFUSED when the port is taken
   */
  PolicyPort(
      int number, Executor threads, Duration patience, Function<PolicyRequest, String> policy) {
    this.threads = threads;
    this.patience = patience;
    this.policy = policy;
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), BACKLOG);
    } catch (IOException e) {
      throw ProvisioningException.startRefused(
          "Port %d cannot be opened (%s): write another number for psmail.sending.policy.port."
              .formatted(number, e.getMessage()),
          e);
    }
  }

  void start() {
    threads.execute(this::accept);
  }

  int number() {
    return server.getLocalPort();
  }

  void stop() {
    close(server);
    sockets.forEach(PolicyPort::close);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        LOG.log(server.isClosed() ? Level.DEBUG : Level.WARNING, "Postfix was not let in", e);
        breathe();
      }
    }
  }

  /** Without a file descriptor left, the next one fails at once too. */
  private static void breathe() {
    try {
      Thread.sleep(AFTER_FAILURE.toMillis());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket socket) {
    sockets.add(socket);
    try {
      if (sockets.size() > MOST_CONNECTIONS) {
        LOG.log(Level.WARNING, "More connections than Postfix has processes");
        leave(socket);
      } else {
        threads.execute(() -> converse(socket));
      }
    } catch (RejectedExecutionException ending) {
      leave(socket);
    }
    // It may have come in while the others were closed.
    if (server.isClosed()) {
      leave(socket);
    }
  }

  private void converse(Socket socket) {
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.setTcpNoDelay(true);
      answer(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    } catch (PolicyRequest.Malformed e) {
      LOG.log(
          Level.WARNING,
          "A question whether a mail may be sent was not answered: " + e.getMessage());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection of Postfix has ended", e);
    } catch (RuntimeException e) {
      boolean crowded = e instanceof ProvisioningException refusal && refusal.kind() == Kind.BUSY;
      LOG.log(
          crowded ? Level.DEBUG : Level.WARNING,
          "Postfix was not told whether a mail may be sent",
          e);
    } finally {
      leave(socket);
    }
  }

  private void answer(InputStream in, OutputStream out) throws IOException {
    for (Optional<PolicyRequest> request = PolicyRequest.read(in);
        request.isPresent();
        request = PolicyRequest.read(in)) {
      out.write(PolicyRequest.answer(policy.apply(request.get())));
      out.flush();
    }
  }

  private void leave(Socket socket) {
    sockets.remove(socket);
    close(socket);
  }

  private static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "It did not close cleanly", e);
    }
  }
}
