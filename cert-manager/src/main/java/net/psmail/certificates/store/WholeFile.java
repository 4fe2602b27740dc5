package net.psmail.certificates.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write here: beside the place, forced to the disk, renamed. Whatever fails and
 * whenever the process is killed, the place holds the old bytes or the new.
 */
public final class WholeFile {

  private static final Set<PosixFilePermission> OWNER_ONLY = fromString("rw-------");

  private WholeFile() {}

  /**
   * Puts the content into the file.
   *
   * @param mode who may do what with it
   * @param group whose file it is to be, or null for the owner's
   */
  public static void write(
      Path file, byte[] content, Set<PosixFilePermission> mode, @Nullable String group)
      throws IOException {
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.deleteIfExists(beside);
      try (FileChannel channel =
          FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), asFileAttribute(OWNER_ONLY))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        giveTo(beside, group);
        Files.setPosixFilePermissions(beside, mode);
        channel.force(true);
      }
      moveTo(file, beside);
    } catch (IOException failure) {
      removeHalf(beside, failure);
      throw failure;
    }
  }

  /** Puts a finished file in place. */
  public static void moveTo(Path file, Path beside) throws IOException {
    Files.move(beside, file, ATOMIC_MOVE);
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      try (FileChannel names = FileChannel.open(directory, READ)) {
        names.force(true);
      }
    }
  }

  private static void giveTo(Path file, @Nullable String group) throws IOException {
    if (group != null) {
      Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setGroup(
              file.getFileSystem()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByGroupName(group));
    }
  }

  /** On a full disk every byte counts. */
  private static void removeHalf(Path beside, IOException failure) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException alsoThis) {
      failure.addSuppressed(alsoThis);
    }
  }
}
