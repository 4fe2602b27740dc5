package net.psmail.status.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the page set at every change, and now and then so that it does not look old, and has a
 * command carry it away. One thing at a time; of several changes meanwhile the last one counts.
 * What fails is tried again, at first soon and then every ten minutes, and is said once.
 */
public final class Publication implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Publication.class.getName());
  private static final Duration COMMAND_MAY_TAKE = Duration.ofMinutes(2);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);

  private final PublishSettings settings;
  private final Folder folder;
  private final ScheduledThreadPoolExecutor worker;
  private @Nullable Object gist;
  private long written;
  private @Nullable Map<String, byte[]> waiting;
  private boolean busy;
  private int failures;

  public Publication(PublishSettings settings, ThreadFactory threads) {
    this.settings = settings;
    this.folder = new Folder(settings.directory());
    this.worker = new ScheduledThreadPoolExecutor(1, threads);
  }

  /**
   * Has these published soon, unless they say the same as before and that is not long ago.
   *
   * @param gist what they say; equal as long as readers would see no difference but the time
   */
  public synchronized void offer(Object gist, Map<String, byte[]> pages) {
    boolean old = System.nanoTime() - written > settings.every().toNanos();
    if (gist.equals(this.gist) && !old) {
      return;
    }
    this.gist = gist;
    this.written = System.nanoTime();
    this.waiting = new HashMap<>(pages);
    if (!busy) {
      busy = true;
      worker.execute(this::work);
    }
  }

  private void work() {
    Map<String, byte[]> pages = next();
    if (pages == null) {
      return;
    }
    try {
      if (folder.write(pages) > 0 || failures > 0) {
        carry();
      }
      succeeded();
      worker.execute(this::work);
    } catch (IOException e) {
      failed(pages, e.getMessage() == null ? e.toString() : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Map<String, byte[]> next() {
    Map<String, byte[]> pages = waiting;
    waiting = null;
    busy = pages != null;
    return pages;
  }

  private synchronized void succeeded() {
    if (failures > 0) {
      LOG.info("The status page is being published again.");
    }
    failures = 0;
  }

  private synchronized void failed(Map<String, byte[]> pages, String reason) {
    if (failures == 0) {
      LOG.log(Level.WARNING, "The status page is not being published for now: {0}", reason);
    }
    if (waiting == null) {
      waiting = pages;
    }
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 6));
    failures++;
    long millis = Math.min(wait.toMillis(), LAST_RETRY.toMillis());
    Future<?> unused = worker.schedule(this::work, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs the command in the folder; what it says is shown when it fails. */
  private void carry() throws IOException, InterruptedException {
    List<String> command = settings.command();
    if (command.isEmpty()) {
      return;
    }
    Process process =
        new ProcessBuilder(command)
            .directory(settings.directory().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    Thread ends = worker.getThreadFactory().newThread(() -> endWhenTooLong(process));
    ends.start();
    String said;
    try (var lines = process.inputReader()) {
      said = lines.lines().limit(20).collect(Collectors.joining(" "));
      lines.lines().forEach(rest -> {});
    }
    int status = process.waitFor();
    if (status != 0) {
      String shown = said.length() > 200 ? said.substring(0, 200) : said;
      throw new IOException(
          command.get(0) + " ended with " + status + (shown.isEmpty() ? "" : ": " + shown));
    }
  }

  private static void endWhenTooLong(Process process) {
    try {
      if (!process.waitFor(COMMAND_MAY_TAKE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
