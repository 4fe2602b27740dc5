package net.psmail.status.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.psmail.status.StatusException;

/**
 * The tokens in the links, 128 bits each. They are worked out from the subscriber's id with a key
 * in a file, so that every mail can carry them; the database has their hashes only.
 */
final class Tokens {

  private static final int KEY_BYTES = 32;
  private static final int TOKEN_BYTES = 16;

  private final SecretKeySpec key;

  Tokens(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : made(file);
      if (bytes.length != KEY_BYTES) {
        throw unusable(file);
      }
      key = new SecretKeySpec(bytes, "HmacSHA256");
    } catch (IOException e) {
      throw unusable(file);
    }
  }

  private static StatusException unusable(Path file) {
    return StatusException.invalidSetting(
        "psmail.data", file + " in it must be a file of 32 bytes that can be read or made.");
  }

  private static byte[] made(Path file) throws IOException {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    try (SeekableByteChannel out =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(bytes));
      return bytes;
    } catch (FileAlreadyExistsException another) {
      return Files.readAllBytes(file);
    }
  }

  /** The token of a subscriber: 22 letters, digits, "-" and "_". */
  String of(String subscriber) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(keyed("token " + subscriber), TOKEN_BYTES));
  }

  /** What a network is counted by, from which nobody without the key finds it again. */
  String network(String network) {
    return HexFormat.of().formatHex(keyed("network " + network));
  }

  /** What the database has of a token or an address. */
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private byte[] keyed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC", e);
    }
  }
}
