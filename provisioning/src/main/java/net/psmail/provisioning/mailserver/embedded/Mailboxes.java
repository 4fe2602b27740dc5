package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.psmail.provisioning.address.MailAddress;

/** The mailboxes that are open: one object for each, shared by all its sessions. */
final class Mailboxes {

  private static final String DOOMED = ".erased-";
  private static final Duration LINGER = Duration.ofSeconds(60);

  private final ConcurrentHashMap<MailAddress, Entry> open = new ConcurrentHashMap<>();
  private final AtomicLong erased = new AtomicLong();
  private final Path root;
  private final MessageSeal seal;
  private final Clock clock;

  Mailboxes(Path root, MessageSeal seal, Clock clock) {
    this.root = root;
    this.seal = seal;
    this.clock = clock;
  }

  /** Opens a mailbox; it stays open until the lease is closed, and a little longer. */
  Lease lease(MailAddress address) {
    Entry entry =
        open.compute(
            address,
            (key, known) -> {
              Entry used = known != null ? known : new Entry(read(key));
              used.leases++;
              return used;
            });
    return new Lease(address, entry.mailbox);
  }

  /** Forgets the mailboxes that nobody has used for a while. */
  void sweep() {
    Instant limit = clock.instant().minus(LINGER);
    open.keySet()
        .forEach(
            address ->
                open.computeIfPresent(
                    address,
                    (key, entry) ->
                        entry.leases == 0 && entry.lastUse.isBefore(limit) ? null : entry));
  }

  /** Removes the mailbox and all mail in it; its sessions must have ended. */
  void erase(MailAddress address) {
    open.compute(
        address,
        (key, entry) -> {
          try {
            delete(directory(key));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });
  }

  /** Deletes what an erasure left that was cut off; to be done before anybody is served. */
  void finishErasures() throws IOException {
    try (DirectoryStream<Path> doomed = Files.newDirectoryStream(root, DOOMED + "*")) {
      for (Path directory : doomed) {
        DurableFile.deleteTree(directory);
      }
    }
  }

  private void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      Path doomed = root.resolve(DOOMED + clock.millis() + "-" + erased.incrementAndGet());
      DurableFile.move(directory, doomed);
      DurableFile.settleName(directory);
      DurableFile.deleteTree(doomed);
    }
  }

  private Mailbox read(MailAddress address) {
    try {
      return new Mailbox(directory(address), seal, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory(MailAddress address) {
    return root.resolve(address.domain().ascii()).resolve(address.local());
  }

  private void release(MailAddress address, Mailbox mailbox) {
    open.computeIfPresent(
        address,
        (key, entry) -> {
          if (entry.mailbox == mailbox) {
            entry.leases--;
            entry.lastUse = clock.instant();
          }
          return entry;
        });
  }

  /** Somebody's use of an open mailbox. */
  final class Lease implements AutoCloseable {

    private final MailAddress address;
    private final Mailbox mailbox;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lease(MailAddress address, Mailbox mailbox) {
      this.address = address;
      this.mailbox = mailbox;
    }

    Mailbox mailbox() {
      return mailbox;
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(address, mailbox);
      }
    }
  }

  private final class Entry {

    private final Mailbox mailbox;
    private int leases;
    private Instant lastUse = clock.instant();

    private Entry(Mailbox mailbox) {
      this.mailbox = mailbox;
    }
  }
}
