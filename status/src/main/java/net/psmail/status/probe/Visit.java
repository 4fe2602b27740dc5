package net.psmail.status.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One look while it lasts: what it may use, and the end of its time.
 *
 * <p>Socket time-outs begin anew with every byte, so a server that trickles would hold a probe for
 * ever; therefore everything that is open is closed from outside when the time is up. What cannot
 * be closed, such as a look-up in the DNS, is done by another thread and left alone.
 */
final class Visit implements Closeable {

  static final int DNS_PORT = 53;

  private static final Logger LOG = Logger.getLogger(Visit.class.getName());

  private final ProberSettings settings;
  private final Trust trust;
  private final Clock clock;
  private final ExecutorService helpers;
  private final Probe probe;
  private final long end;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private volatile boolean over;

  Visit(ProberSettings settings, Trust trust, Clock clock, ExecutorService helpers, Probe probe) {
    this.settings = settings;
    this.trust = trust;
    this.clock = clock;
    this.helpers = helpers;
    this.probe = probe;
    this.end = System.nanoTime() + probe.timeout().toNanos();
  }

  ProberSettings settings() {
    return settings;
  }

  Probe probe() {
    return probe;
  }

  Trust trust() {
    return trust;
  }

  Clock clock() {
    return clock;
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Has this closed when the time is up. */
  void watch(Closeable closeable) throws IOException {
    open.add(closeable);
    if (over) {
      closeable.close();
      throw new SocketTimeoutException();
    }
  }

  /** A connection to the first address of a host that takes one. */
  Wire connect(String host, int port) throws IOException {
    return connect(addresses(host), port, remaining());
  }

  /**
   * A connection to the first of these addresses that takes one.
   *
   * @param patience with each of them
   */
  Wire connect(InetAddress[] addresses, int port, Duration patience) throws IOException {
    IOException last = new ConnectException();
    for (InetAddress address : allowed(addresses)) {
      Socket socket = new Socket();
      watch(socket);
      try {
        socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis() + 1);
        return new Wire(socket);
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  /** The addresses of a host, all of them allowed; only these may be connected to. */
  InetAddress[] addresses(String host) throws IOException {
    return allowed(
        Networks.isLiteral(host)
            ? new InetAddress[] {Networks.literal(host)}
            : await(() -> InetAddress.getAllByName(host)));
  }

  private InetAddress[] allowed(InetAddress[] addresses) throws Trouble {
    for (InetAddress address : addresses) {
      if (probe.origin() == Origin.OPERATOR
          && Networks.isPrivate(address)
          && !settings.allowed().hold(address)) {
        throw new Trouble(Finding.PRIVATE_ADDRESS, address.getHostAddress());
      }
    }
    return addresses;
  }

  /** Does what cannot be ended from outside, and waits no longer than there is time. */
  <T> T await(Callable<T> work) throws IOException {
    try {
      Future<T> future = helpers.submit(work);
      try {
        return result(future);
      } finally {
        future.cancel(true);
      }
    } catch (RejectedExecutionException e) {
      throw new Trouble(Finding.TIMED_OUT, "Too many looks hang");
    }
  }

  <T> T result(Future<T> future) throws IOException {
    try {
      return future.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    }
  }

  void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The time is up, or the look is done. */
  @Override
  public void close() {
    over = true;
    for (Closeable closeable : open) {
      try {
        closeable.close();
      } catch (IOException e) {
        LOG.log(Level.FINE, "A probe's connection did not close", e);
      }
    }
  }
}
