package net.psmail.provisioning.key;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Secrets that the machine makes. Those that people see are groups of four from an alphabet without
 * letters that look like digits (i, l, o, u are missing).
 */
@Dependent
public class Codes {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int GROUP = 4;
  private static final int DEVICE_GROUPS = 7;
  private static final int RECOVERY_GROUPS = 8;
  private static final int ONE_TIME_GROUPS = 3;
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random;

  @Inject
  public Codes(SecureRandom random) {
    this.random = random;
  }

  /** 140 bits; the hyphens belong to the password. */
  public String devicePassword() {
    return groups(DEVICE_GROUPS);
  }

  /** 160 bits; the hyphens only help the eye. */
  public String recoveryCode() {
    return groups(RECOVERY_GROUPS);
  }

  /** 60 bits, for a code that is tried against a server that counts; the hyphens help the eye. */
  public String oneTimeCode() {
    return groups(ONE_TIME_GROUPS);
  }

  /** 256 bits in base64url. */
  public String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
  }

  /** So many random bytes. */
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What was meant by a code that a person typed: case, spaces, hyphens, o and 0, l and 1. */
  public static String asMeant(String typed) {
    String plain =
        typed.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
    return plain
        .chars()
        .filter(character -> ALPHABET.indexOf(character) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private String groups(int count) {
    return IntStream.range(0, count).mapToObj(i -> group()).collect(Collectors.joining("-"));
  }

  private String group() {
    return random
        .ints(GROUP, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
