package net.psmail.certificates.install;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks which certificates listeners serve, ours or anybody's, all at the same time. It trusts and
 * verifies nothing: what was seen is compared with what should be.
 */
public final class Lookout {

  private static final int MOST_AT_A_TIME = 8;
  private static final int LONGEST_REASON = 100;

  private final Duration patience;

  /**
   * @param patience how long a listener may take until the end of the handshake
   */
  public Lookout(Duration patience) {
    this.patience = patience;
  }

  /** One sighting for each listener, in the same order. */
  public List<Sighting> look(List<Listener> listeners) {
    if (listeners.isEmpty()) {
      return List.of();
    }
    ExecutorService lookers =
        Executors.newFixedThreadPool(Math.min(listeners.size(), MOST_AT_A_TIME), Lookout::thread);
    ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(Lookout::thread);
    try {
      return look(listeners, lookers, alarm);
    } finally {
      lookers.shutdownNow();
      alarm.shutdownNow();
    }
  }

  private List<Sighting> look(
      List<Listener> listeners, Executor lookers, ScheduledExecutorService alarm) {
    Map<String, CompletableFuture<InetAddress>> addresses = new HashMap<>();
    List<CompletableFuture<Sighting>> looks = new ArrayList<>();
    for (Listener listener : listeners) {
      looks.add(
          addresses
              .computeIfAbsent(listener.host(), host -> addressOf(host, lookers))
              .handleAsync((address, unknown) -> look(listener, address, alarm), lookers));
    }
    return looks.stream().map(CompletableFuture::join).toList();
  }

  /** Each name is looked up once, and a name server that is silent holds up only its listeners. */
  private CompletableFuture<InetAddress> addressOf(String host, Executor lookers) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return InetAddress.getByName(host);
              } catch (UnknownHostException e) {
                throw new CompletionException(e);
              }
            },
            lookers)
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Sighting look(
      Listener listener, @Nullable InetAddress address, ScheduledExecutorService alarm) {
    if (address == null) {
      return new Sighting(listener, List.of(), "its name is not found in the DNS");
    }
    try {
      return new Sighting(listener, new Handshake(listener, patience, alarm).with(address), null);
    } catch (SocketTimeoutException e) {
      return new Sighting(
          listener, List.of(), "no answer within " + patience.toMillis() / 1000.0 + " seconds");
    } catch (IOException | RuntimeException e) {
      return new Sighting(listener, List.of(), reason(e));
    }
  }

  private static String reason(Exception failure) {
    String said = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    return said.length() <= LONGEST_REASON ? said : said.substring(0, LONGEST_REASON) + "...";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "psmail-lookout");
    thread.setDaemon(true);
    return thread;
  }
}
