package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A mailbox on somebody's own disk, which mbsync keeps alike with the one at the provider. */
final class Maildir {

  private final Path directory;

  Maildir(Path directory, Installation psmail, String address, String password) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("folders"));
    Path secret = directory.resolve("password");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password);
    Files.writeString(
        directory.resolve("mbsyncrc"),
        """
        IMAPAccount psmail
        Host localhost
        Port %d
        User %s
        PassCmd "cat '%s'"
        SSLType IMAPS
        CertificateFile %s

        IMAPStore far
        Account psmail

        MaildirStore near
        Path %5$s/folders/
        Inbox %5$s/inbox
        SubFolders Verbatim

        Channel all
        Far :far:
        Near :near:
        Patterns INBOX Sent
        Create Both
        Expunge Both
        SyncState *
        """
            .formatted(psmail.ports().of("imaps"), address, secret, psmail.authority(), directory));
  }

  void synchronize() {
    Command.succeed(List.of("mbsync", "-c", directory.resolve("mbsyncrc").toString(), "-a"));
  }

  /** The files of letters in the inbox whose text holds that. */
  List<Path> letters(String text) {
    return Trees.files(directory.resolve("inbox")).stream()
        .filter(file -> holds(file, text))
        .toList();
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a mail program does with S for read, T for thrown away. */
  void mark(Path letter, String flags) throws IOException {
    String name = letter.getFileName().toString().replaceFirst(":2,.*", "");
    Path read = letter.resolveSibling("../cur").normalize();
    Files.move(letter, read.resolve(name + ":2," + flags));
  }
}
