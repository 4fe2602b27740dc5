package net.psmail.provisioning.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/** The directory of the copies; nobody but this process reads it. */
@ApplicationScoped
class ExportFiles {

  private static final Logger LOG = System.getLogger(ExportFiles.class.getName());

  /** So long a file may have no row: it is begun before. */
  private static final Duration UNKNOWN = Duration.ofHours(1);

  /** Of a file that belongs to a copy: 256 random bits. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Inject Clock clock;

  private final ExportSettings settings = ExportSettings.read();

  Path path(String file) {
    return settings.directory().resolve(file);
  }

  FileChannel create(String file) throws IOException {
    return FileChannel.open(
        directory().resolve(file),
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /**
   * Says when the disk has no room for so much mail. It is compressed in the copy, but nobody knows
   * how well beforehand.
   *
   * @throws ProvisioningException LIMIT_REACHED
   */
  void requireRoom(long bytes) {
    try {
      if (!hasRoom(bytes)) {
        LOG.log(Level.WARNING, "The disk has no room for a copy of {0} bytes", bytes);
        throw ProvisioningException.of(Kind.LIMIT_REACHED);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether the disk has so much besides what must stay free. */
  boolean hasRoom(long bytes) throws IOException {
    return Files.getFileStore(directory()).getUsableSpace() - bytes >= settings.reserve();
  }

  /** One that is gone already does not mind. */
  void delete(String file) {
    try {
      Files.deleteIfExists(path(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes those that belong to nobody: a process that made them was killed. */
  void deleteUnknown(Predicate<String> known) {
    Instant limit = clock.instant().minus(UNKNOWN);
    try (Stream<Path> files = Files.list(directory())) {
      List<Path> old = files.filter(file -> isOurs(file) && isOlder(file, limit)).toList();
      for (Path file : old) {
        String name = nameOf(file);
        if (!known.test(name)) {
          delete(name);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An operator may have put something else there. */
  private static boolean isOurs(Path file) {
    return NAME.matcher(nameOf(file)).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String nameOf(Path file) {
    return file.toFile().getName();
  }

  private static boolean isOlder(Path file, Instant limit) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path directory() throws IOException {
    if (Files.isDirectory(settings.directory())) {
      // Or a link to one, over which making it would stumble.
      return settings.directory();
    }
    return Files.createDirectories(
        settings.directory(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
