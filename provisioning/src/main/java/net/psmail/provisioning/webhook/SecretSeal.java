package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * Seals the secrets that sign, with a key in a file: who has a copy of the database alone cannot
 * sign. The first process that seals makes the key; several machines must have the same file.
 */
@ApplicationScoped
class SecretSeal {

  private static final int KEY_BYTES = 32;

  @Inject Codes codes;

  private final Path file = WebhookSettings.read().key();
  private volatile byte @Nullable [] key;

  String seal(String secret) {
    return SealedText.seal(secret, key(), codes.bytes(SealedText.NONCE_BYTES));
  }

  /** Throws IllegalStateException when another key has sealed it, or when there is none. */
  String open(String sealed) {
    if (key == null && !Files.exists(file)) {
      throw new IllegalStateException("There is no " + file);
    }
    return SealedText.open(sealed, key());
  }

  private byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = read();
      key = known;
    }
    return known.clone();
  }

  private byte[] read() {
    try {
      if (!Files.exists(file)) {
        make();
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
  private void make() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    Path fresh =
        posix
            ? Files.createTempFile(
                folder,
                "webhook",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, "webhook", ".key");
    try {
      byte[] bytes = codes.bytes(KEY_BYTES);
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
}
