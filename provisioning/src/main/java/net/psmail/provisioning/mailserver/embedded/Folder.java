package net.psmail.provisioning.mailserver.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import net.psmail.provisioning.mailserver.FolderUse;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a mailbox: a directory with a file for each message and one, {@code folder}, for what
 * IMAP promises about message numbers (<a
 * href="https://www.rfc-editor.org/rfc/rfc3501#section-2.3.1.1">RFC 3501, 2.3.1.1</a>): they rise,
 * and none is given twice. Guarded by its mailbox.
 */
final class Folder {

  private static final String STATE = "folder";
  private static final String UID_VALIDITY = "uidvalidity";
  private static final String NEXT_UID = "uidnext";
  private static final String KEYWORDS = "keywords";

  private final Object lock;
  private final Path temporary;
  private final String name;
  private final Path directory;
  private final long uidValidity;
  private final MailFileName fileName;
  private final List<StoredMail> mails = new ArrayList<>();
  private final List<FolderWatcher> watchers = new ArrayList<>();
  private long nextUid;
  private long notedUid;
  private long bytes;

  /** Opens the folder in this directory. */
  Folder(Object lock, Path temporary, String name, Path directory) throws IOException {
    this.lock = lock;
    this.temporary = temporary;
    this.name = name;
    this.directory = directory;
    Properties state = new Properties();
    try (InputStream in = Files.newInputStream(directory.resolve(STATE))) {
      state.load(in);
    }
    uidValidity = Long.parseLong(state.getProperty(UID_VALIDITY));
    notedUid = Long.parseLong(state.getProperty(NEXT_UID));
    nextUid = notedUid;
    String keywords = state.getProperty(KEYWORDS, "");
    fileName =
        new MailFileName(keywords.isEmpty() ? List.of() : Arrays.asList(keywords.split(" ")));
    readDirectory();
  }

  /** Writes what an empty folder consists of. */
  static void prepare(Path temporary, Path directory, long uidValidity) throws IOException {
    Files.createDirectories(directory);
    writeState(temporary, directory, uidValidity, 1, List.of());
  }

  String name() {
    return name;
  }

  Path directory() {
    return directory;
  }

  long uidValidity() {
    return uidValidity;
  }

  long nextUid() {
    synchronized (lock) {
      return nextUid;
    }
  }

  /** How much is in it, before encryption. */
  long bytes() {
    synchronized (lock) {
      return bytes;
    }
  }

  FolderUse use() {
    synchronized (lock) {
      return new FolderUse(name.replace(Mailbox.SEPARATOR, '/'), mails.size(), bytes);
    }
  }

  Set<String> keywords() {
    synchronized (lock) {
      return Set.copyOf(fileName.keywords());
    }
  }

  List<StoredMail> mails() {
    synchronized (lock) {
      return List.copyOf(mails);
    }
  }

  /** What is there now; from then on the watcher is told what changes. */
  List<StoredMail> watch(FolderWatcher watcher) {
    synchronized (lock) {
      watchers.add(watcher);
      return mails();
    }
  }

  void unwatch(FolderWatcher watcher) {
    synchronized (lock) {
      watchers.remove(watcher);
    }
  }

  /** Takes over an encrypted file; it has its number and is on disk when this returns. */
  StoredMail add(Path sealed, long received, long size, Set<String> flags) throws IOException {
    StoredMail mail;
    synchronized (lock) {
      if (fileName.learn(flags)) {
        writeState();
      }
      mail = new StoredMail(nextUid, received, size, fileName.keepable(flags), true);
      DurableFile.move(sealed, path(mail));
      nextUid++;
      mails.add(mail);
      bytes += size;
      tell(watcher -> watcher.added(mail));
    }
    DurableFile.settle(directory);
    return mail;
  }

  void flag(StoredMail mail, Set<String> flags, @Nullable Object author) throws IOException {
    synchronized (lock) {
      if (!mails.contains(mail)) {
        return;
      }
      if (fileName.learn(flags)) {
        writeState();
      }
      Set<String> kept = fileName.keepable(flags);
      if (!kept.equals(mail.flags())) {
        Path from = path(mail);
        DurableFile.move(from, directory.resolve(fileName.of(mail, kept)));
        mail.flags(kept);
      }
      tell(watcher -> watcher.flagged(mail, author));
    }
  }

  /** Removes messages for good; the numbers they had are noted as used before they go. */
  void expunge(Collection<StoredMail> doomed) throws IOException {
    synchronized (lock) {
      if (doomed.isEmpty()) {
        return;
      }
      noteUid();
      for (StoredMail mail : doomed) {
        Files.deleteIfExists(path(mail));
        forget(mail);
      }
    }
  }

  /** Moves a message's file into another folder of the same mailbox. */
  StoredMail moveTo(Folder target, StoredMail mail) throws IOException {
    synchronized (lock) {
      noteUid();
      StoredMail moved = target.add(path(mail), mail.received(), mail.size(), mail.flags());
      forget(mail);
      return moved;
    }
  }

  /** The encrypted content. */
  byte[] sealed(StoredMail mail) throws IOException {
    try (InputStream in = open(mail)) {
      return in.readAllBytes();
    }
  }

  /** Once it is open, a change of flags may rename the file. */
  private InputStream open(StoredMail mail) throws IOException {
    synchronized (lock) {
      return Files.newInputStream(path(mail));
    }
  }

  /** A file with the encrypted content, ready to be added to a folder. */
  Path copyOf(StoredMail mail) throws IOException {
    try (InputStream in = open(mail)) {
      return DurableFile.prepare(temporary, in);
    }
  }

  void tellDeleted() {
    synchronized (lock) {
      tell(FolderWatcher::folderDeleted);
    }
  }

  private void forget(StoredMail mail) {
    if (mails.remove(mail)) {
      bytes -= mail.size();
      tell(watcher -> watcher.expunged(mail));
    }
  }

  private void tell(Consumer<FolderWatcher> news) {
    List.copyOf(watchers).forEach(news);
  }

  private Path path(StoredMail mail) {
    return directory.resolve(fileName.of(mail));
  }

  private void readDirectory() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.p7m")) {
      for (Path file : files) {
        fileName.read(file.getFileName().toString()).ifPresent(mails::add);
      }
    }
    mails.sort(Comparator.comparingLong(StoredMail::uid));
    for (StoredMail mail : mails) {
      nextUid = Math.max(nextUid, mail.uid() + 1);
      bytes += mail.size();
    }
  }

  private void noteUid() throws IOException {
    if (notedUid < nextUid) {
      writeState();
    }
  }

  private void writeState() throws IOException {
    writeState(temporary, directory, uidValidity, nextUid, fileName.keywords());
    notedUid = nextUid;
  }

  private static void writeState(
      Path temporary, Path directory, long uidValidity, long nextUid, List<String> keywords)
      throws IOException {
    Properties state = new Properties();
    state.setProperty(UID_VALIDITY, Long.toString(uidValidity));
    state.setProperty(NEXT_UID, Long.toString(nextUid));
    state.setProperty(KEYWORDS, String.join(" ", keywords));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    state.store(out, null);
    DurableFile.write(temporary, directory.resolve(STATE), out.toByteArray());
  }
}
