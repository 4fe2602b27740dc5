package net.psmail.provisioning.mailserver.embedded;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.mailserver.Recipient;

/**
 * An open mailbox: its folders and what they hold, but no key. It reads only the names of files
 * when it opens, so it costs memory by the number of messages, not by their size.
 */
final class Mailbox {

  static final String INBOX = "INBOX";
  static final char SEPARATOR = '.';

  private static final List<String> FIRST_FOLDERS =
      List.of(INBOX, "Drafts", "Junk", "Sent", "Trash");
  private static final int MAX_FOLDERS = 500;
  private static final int MAX_NAME = 80;

  private final Path folderRoot;
  private final Path temporary;
  private final Path subscriptionFile;
  private final MessageSeal seal;
  private final Clock clock;
  private final Map<String, Folder> folders = new TreeMap<>();
  private final Set<String> subscriptions = new TreeSet<>();

  Mailbox(Path directory, MessageSeal seal, Clock clock) throws IOException {
    this.seal = seal;
    this.clock = clock;
    folderRoot = Files.createDirectories(directory.resolve("folders"));
    subscriptionFile = directory.resolve("subscriptions");
    temporary = directory.resolve("tmp");
    DurableFile.deleteTree(temporary);
    Files.createDirectories(temporary);
    openFolders();
    boolean first = !Files.exists(subscriptionFile);
    for (String name : FIRST_FOLDERS) {
      if (first && !folders.containsKey(name)) {
        create(name);
      }
    }
    if (first) {
      subscriptions.addAll(FIRST_FOLDERS);
      writeSubscriptions();
    } else {
      subscriptions.addAll(Files.readAllLines(subscriptionFile, StandardCharsets.UTF_8));
    }
  }

  synchronized Optional<Folder> folder(String name) {
    return Optional.ofNullable(folders.get(name));
  }

  synchronized Folder inbox() {
    return folder(INBOX).orElseThrow();
  }

  synchronized Collection<Folder> folders() {
    return List.copyOf(folders.values());
  }

  /** Creates a folder and those above it; nothing happens to those that are there. */
  synchronized void create(String name) throws IOException {
    if (!isName(name) || folders.size() >= MAX_FOLDERS) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    int parent = name.lastIndexOf(SEPARATOR);
    if (parent > 0 && !folders.containsKey(name.substring(0, parent))) {
      create(name.substring(0, parent));
    }
    Path directory = folderRoot.resolve(directoryName(name));
    Path fresh = Files.createTempDirectory(temporary, "folder");
    Folder.prepare(temporary, fresh, nextUidValidity());
    DurableFile.move(fresh, directory);
    DurableFile.settle(folderRoot);
    folders.put(name, new Folder(this, temporary, name, directory));
  }

  synchronized void delete(Folder folder) throws IOException {
    Path doomed = temporary.resolve("deleted-" + directoryName(folder.name()));
    DurableFile.deleteTree(doomed);
    DurableFile.move(folder.directory(), doomed);
    DurableFile.settle(folderRoot);
    folders.remove(folder.name());
    folder.tellDeleted();
    DurableFile.deleteTree(doomed);
  }

  /** Renames a folder and those below it. */
  synchronized void rename(Folder folder, String newName) throws IOException {
    if (!isName(newName) || folders.containsKey(newName)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    String oldName = folder.name();
    for (Folder old : folders()) {
      boolean below = old.name().startsWith(oldName + SEPARATOR);
      if (below || old == folder) {
        String name = newName + old.name().substring(oldName.length());
        Path directory = folderRoot.resolve(directoryName(name));
        DurableFile.move(old.directory(), directory);
        folders.remove(old.name());
        old.tellDeleted();
        folders.put(name, new Folder(this, temporary, name, directory));
      }
    }
    DurableFile.settle(folderRoot);
  }

  synchronized boolean isSubscribed(String name) {
    return subscriptions.contains(name);
  }

  synchronized void subscribe(String name, boolean subscribed) throws IOException {
    if (subscribed ? subscriptions.add(name) : subscriptions.remove(name)) {
      writeSubscriptions();
    }
  }

  synchronized long usedBytes() {
    return folders.values().stream().mapToLong(Folder::bytes).sum();
  }

  synchronized boolean hasRoom(long more, long quota) {
    return usedBytes() + more <= quota;
  }

  /**
   * Encrypts a message and keeps it.
   *
   * @throws ProvisioningException LIMIT_REACHED when the mailbox is full
   */
  StoredMail store(Folder folder, byte[] message, long received, Set<String> flags, Recipient owner)
      throws IOException {
    Path sealed = DurableFile.prepare(temporary, seal.seal(message, owner.publicKey()));
    return keep(folder, sealed, message.length, received, flags, owner);
  }

  /** Copies a message, still encrypted, into another folder. */
  StoredMail copy(Folder from, StoredMail mail, Folder to, Recipient owner) throws IOException {
    Path sealed = from.copyOf(mail);
    return keep(to, sealed, mail.size(), mail.received(), mail.flags(), owner);
  }

  private synchronized StoredMail keep(
      Folder folder, Path sealed, long size, long received, Set<String> flags, Recipient owner)
      throws IOException {
    if (!hasRoom(size, owner.quotaBytes())) {
      Files.deleteIfExists(sealed);
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
    return folder.add(sealed, received, size, flags);
  }

  private void openFolders() throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(folderRoot)) {
      for (Path directory : directories) {
        String name = URLDecoder.decode(directory.getFileName().toString(), StandardCharsets.UTF_8);
        folders.put(name, new Folder(this, temporary, name, directory));
      }
    }
  }

  private long nextUidValidity() {
    long last = folders.values().stream().mapToLong(Folder::uidValidity).max().orElse(0);
    return Math.max(clock.instant().getEpochSecond(), last + 1);
  }

  private void writeSubscriptions() throws IOException {
    DurableFile.write(
        temporary,
        subscriptionFile,
        String.join("\n", subscriptions).getBytes(StandardCharsets.UTF_8));
  }

  private static String directoryName(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && directoryName(name).length() <= 240
        && !name.startsWith(String.valueOf(SEPARATOR))
        && !name.endsWith(String.valueOf(SEPARATOR))
        && !name.contains("..")
        && name.charAt(0) != '#'
        && name.chars().noneMatch(c -> Character.isISOControl(c) || c == '*' || c == '%');
  }
}
