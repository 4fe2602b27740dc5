package net.psmail.status.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids that leave the application: 12 lower-case letters and digits, as Statuspage's are. */
public final class Ids {

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** A new one, with 62 bits that nobody can guess. */
  public static String random() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** The same one each time for the same thing. */
  public static String of(String kind, String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + " " + key).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, LENGTH / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
