package net.psmail.provisioning.key;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret of the installation in a file that its owner alone can read, 256 bits as a line of
 * hexadecimal digits: who has a copy of the database alone does not have it. The first process that
 * needs it makes it; several machines must have the same file.
 */
public final class KeyFile {

  private static final int KEY_BYTES = 32;

  private final Path file;
  private volatile byte @Nullable [] key;

  public KeyFile(Path file) {
    this.file = file;
  }

  /** The secret; makes it when there is none yet. */
  public byte[] orNew(Codes codes) {
    byte[] known = key;
    if (known == null) {
      known = read(codes);
      key = known;
    }
    return known.clone();
  }

  /** The secret that something was sealed with; throws IllegalStateException when there is none. */
  public byte[] known(Codes codes) {
    if (key == null && !Files.exists(file)) {
      throw new IllegalStateException("There is no " + file);
    }
    return orNew(codes);
  }

  private byte[] read(Codes codes) {
    try {
      if (!Files.exists(file)) {
        make(codes.bytes(KEY_BYTES));
      }
      byte[] read = HexFormat.of().parseHex(Files.readString(file).strip());
      if (read.length != KEY_BYTES) {
        throw new IllegalStateException("There is no key in " + file);
      }
      return read;
    } catch (IOException | IllegalArgumentException failure) {
      throw new IllegalStateException("There is no key in " + file, failure);
    }
  }

  /** Whole or not at all: written beside it and linked to its name, which only one can do. */
  private void make(byte[] bytes) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh = fresh(folder);
    try {
      Files.writeString(fresh, HexFormat.of().formatHex(bytes) + "\n");
      Arrays.fill(bytes, (byte) 0);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException another) {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw another;
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path fresh(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? Files.createTempFile(
            folder,
            "fresh",
            ".key",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, "fresh", ".key");
  }
}
