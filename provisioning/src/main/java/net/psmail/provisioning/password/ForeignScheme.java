package net.psmail.provisioning.password;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How other providers hash passwords, as far as it is accepted here. Nothing is accepted that takes
 * more than about half a second or 64 MiB, since anybody can have a hash computed by typing a
 * password.
 */
enum ForeignScheme {
  MD5_CRYPT("\\$1\\$[./0-9A-Za-z]{1,8}\\$[./0-9A-Za-z]{22}"),
  SHA256_CRYPT("\\$5\\$(?:rounds=(\\d{4,9})\\$)?[./0-9A-Za-z]{1,16}\\$[./0-9A-Za-z]{43}"),
  SHA512_CRYPT("\\$6\\$(?:rounds=(\\d{4,9})\\$)?[./0-9A-Za-z]{1,16}\\$[./0-9A-Za-z]{86}"),
  BLF_CRYPT("\\$2[aby]\\$(\\d\\d)\\$[./0-9A-Za-z]{53}"),
  ARGON2ID(
      "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})"
          + "\\$([0-9A-Za-z+/]{11,86})\\$([0-9A-Za-z+/]{22,86})"),
  SSHA("\\{SSHA}([0-9A-Za-z+/]+={0,2})"),
  SSHA256("\\{SSHA256}([0-9A-Za-z+/]+={0,2})"),
  SSHA512("\\{SSHA512}([0-9A-Za-z+/]+={0,2})");

  private static final int MOST_ROUNDS = 200_000;
  private static final int HIGHEST_COST = 13;
  private static final int LOWEST_COST = 4;
  private static final int LEAST_MEMORY_OF_A_LANE = 8;
  private static final int MOST_MEMORY = 64 * 1024;
  private static final int MOST_PASSES = 8;
  private static final int MOST_LANES = 4;

  private final Pattern shape;

  ForeignScheme(String shape) {
    this.shape = Pattern.compile(shape);
  }

  static Optional<ForeignScheme> of(String text) {
    return Arrays.stream(values())
        .filter(one -> one.shape.matcher(text).matches() && one.isWhole(text))
        .findFirst();
  }

  /** As operators read it, and as Dovecot calls it. */
  String word() {
    return name().replace('_', '-');
  }

  /** The parts of a hash of this scheme. */
  Matcher parts(String text) {
    Matcher parts = shape.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("Not a hash of " + word());
    }
    return parts;
  }

  /** Whether what the shape cannot say holds too. */
  private boolean isWhole(String text) {
    return switch (this) {
      case BLF_CRYPT -> number(text, 1) >= LOWEST_COST;
      case ARGON2ID ->
          number(text, 2) > 0
              && number(text, 3) > 0
              && number(text, 1) / number(text, 3) >= LEAST_MEMORY_OF_A_LANE
              && isBase64(text, 4, 5);
      case SSHA, SSHA256, SSHA512 -> isBase64(text, 1) && salt(text) > 0;
      default -> true;
    };
  }

  /** Whether it costs more than anybody may have done by typing a password. */
  boolean isCostly(String text) {
    return switch (this) {
      case SHA256_CRYPT, SHA512_CRYPT ->
          parts(text).group(1) != null && number(text, 1) > MOST_ROUNDS;
      case BLF_CRYPT -> number(text, 1) > HIGHEST_COST;
      case ARGON2ID ->
          number(text, 1) > MOST_MEMORY
              || number(text, 2) > MOST_PASSES
              || number(text, 3) > MOST_LANES;
      default -> false;
    };
  }

  /** Of what is salted with what stands behind the digest. */
  int digestBytes() {
    return switch (this) {
      case SSHA -> 20;
      case SSHA256 -> 32;
      case SSHA512 -> 64;
      default -> 0;
    };
  }

  private int salt(String text) {
    return Base64.getDecoder().decode(parts(text).group(1)).length - digestBytes();
  }

  private int number(String text, int group) {
    return Integer.parseInt(parts(text).group(group));
  }

  private boolean isBase64(String text, int... groups) {
    try {
      for (int group : groups) {
        Base64.getDecoder().decode(parts(text).group(group));
      }
      return true;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
