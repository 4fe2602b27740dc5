package net.psmail.provisioning.dkim;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * What the signer reads, in its own directory: private keys, and the table that says which of them
 * signs for whom. Every file is there wholly or not at all, belongs to whom the directory belongs
 * to, and is for him alone to read. The table is in the syntax of OpenDKIM.
 */
final class SignerFiles {

  /**
   * A key at work.
   *
   * @param domain whose mail it signs
   */
  record Entry(String domain, String selector) {}

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int PEM_WIDTH = 64;
  private static final String ENDING = ".pem";

  private final Path directory;

  SignerFiles(Path directory) {
    this.directory = directory;
  }

  void writeKey(Entry entry, PrivateKey key) {
    byte[] line = {'\n'};
    String base64 = Base64.getMimeEncoder(PEM_WIDTH, line).encodeToString(key.getEncoded());
    write(file(entry), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }

  boolean hasKey(Entry entry) {
    return Files.exists(file(entry));
  }

  /** From now on these sign, as soon as the signer has read the table anew. */
  void writeTable(List<Entry> signing) {
    StringBuilder table = new StringBuilder();
    for (Entry entry : signing) {
      String where = entry.domain() + ":" + entry.selector() + ":" + file(entry);
      table.append(entry.domain()).append(' ').append(where).append('\n');
    }
    writeIfOther(directory.resolve("key.table"), table.toString());
  }

  /** Deletes the private keys of a domain that nothing needs any more. */
  void keepOnly(String domain, Set<String> selectors) {
    Path folder = folder(domain);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!selectors.contains(name.substring(0, name.length() - ENDING.length()))) {
          Files.delete(file);
        }
      }
    } catch (IOException failure) {
      throw cannot("keys of " + domain, failure);
    }
  }

  private Path folder(String domain) {
    return directory.resolve("keys").resolve(domain);
  }

  private Path file(Entry entry) {
    return folder(entry.domain()).resolve(entry.selector() + ENDING);
  }

  private void writeIfOther(Path file, String text) {
    try {
      if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        write(file, text);
      }
    } catch (IOException failure) {
      throw cannot(file.toString(), failure);
    }
  }

  private void write(Path file, String text) {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      makeFolders(file);
      Files.deleteIfExists(beside);
      try (FileChannel channel = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      giveAway(beside);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel names = FileChannel.open(file.resolveSibling("."), READ)) {
        names.force(true);
      }
    } catch (IOException failure) {
      throw cannot(file.toString(), failure);
    }
  }

  private void makeFolders(Path file) throws IOException {
    Path way = directory;
    for (Path part : directory.relativize(file.resolveSibling(""))) {
      way = way.resolve(part);
      if (!Files.isDirectory(way) && !part.toString().isEmpty()) {
        Files.createDirectory(way, OWNERS_FOLDER);
        giveAway(way);
      }
    }
  }

  private void giveAway(Path file) throws IOException {
    Files.setOwner(file, Files.getOwner(directory));
  }

  private static UncheckedIOException cannot(String what, IOException failure) {
    return new UncheckedIOException(
        "The signer's files cannot be written (" + what + "): " + failure.getMessage(), failure);
  }
}
