package net.psmail.provisioning.password;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.provisioning.key.Digests;
import org.apache.commons.codec.digest.Crypt;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How another provider hashed a password, by which its owner is known once: crypt(3) of the better
 * kinds, Argon2id, and salted SHA as LDAP has it. The names in braces are those of <a
 * href="https://doc.dovecot.org/latest/core/config/auth/schemes.html">Dovecot</a>, with which
 * PostfixAdmin stores some hashes and others not.
 */
public final class ForeignHash {

  private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z0-9.-]+)}(.*)");
  private static final Pattern WEAK =
      Pattern.compile("[./0-9A-Za-z]{13}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|_[./0-9A-Za-z]{19}");
  private static final String BASE64 = ".B64";

  private static final Set<String> OF_CRYPT =
      Set.of("CRYPT", "MD5-CRYPT", "MD5", "SHA256-CRYPT", "SHA512-CRYPT", "BLF-CRYPT", "ARGON2ID");

  private static final Set<String> OF_PLAIN = Set.of("PLAIN", "CLEARTEXT", "CLEAR");

  private static final Set<String> OF_WEAK =
      Set.of(
          "DES-CRYPT",
          "PLAIN-MD5",
          "LDAP-MD5",
          "MD5RAW",
          "SMD5",
          "SHA",
          "SHA1",
          "SHA256",
          "SHA512",
          "CRAM-MD5",
          "DIGEST-MD5",
          "LANMAN",
          "NTLM");

  private final ForeignScheme scheme;
  private final String text;

  private ForeignHash(ForeignScheme scheme, String text) {
    this.scheme = scheme;
    this.text = text;
  }

  /** What is read of a hash: the hash or, if it is none that is taken over, why. */
  public record Read(Optional<ForeignHash> hash, Optional<HashFault> fault) {

    private static Read of(HashFault fault) {
      return new Read(Optional.empty(), Optional.of(fault));
    }
  }

  /** Reads what stands in the other provider's database. */
  public static Read read(String stored) {
    Matcher named = NAMED.matcher(stored);
    if (!named.matches()) {
      return ofCrypt(stored, WEAK.matcher(stored).matches() ? HashFault.WEAK : HashFault.PLAIN);
    }
    String name = named.group(1).toUpperCase(Locale.ROOT);
    String rest = named.group(2);
    if (name.endsWith(BASE64)) {
      name = name.substring(0, name.length() - BASE64.length());
      rest = decoded(rest);
    }
    if (OF_CRYPT.contains(name)) {
      return ofCrypt(rest, WEAK.matcher(rest).matches() ? HashFault.WEAK : HashFault.UNKNOWN);
    }
    if (OF_PLAIN.contains(name)) {
      return Read.of(HashFault.PLAIN);
    }
    return OF_WEAK.contains(name)
        ? Read.of(HashFault.WEAK)
        : known("{" + name + "}" + rest, HashFault.UNKNOWN);
  }

  /**
   * A hash that was read and kept.
   *
   * @param kept what {@link #kept} gave
   */
  public static ForeignHash of(String kept) {
    return read(kept).hash().orElseThrow(() -> new IllegalStateException("Not a kept hash"));
  }

  private static Read ofCrypt(String text, HashFault otherwise) {
    return text.startsWith("$") || text.isEmpty()
        ? known(text, HashFault.UNKNOWN)
        : Read.of(otherwise);
  }

  private static Read known(String text, HashFault otherwise) {
    Optional<ForeignScheme> scheme = ForeignScheme.of(text);
    if (scheme.filter(one -> one.isCostly(text)).isPresent()) {
      return Read.of(HashFault.COSTLY);
    }
    return scheme
        .map(one -> new Read(Optional.of(new ForeignHash(one, text)), Optional.empty()))
        .orElseGet(() -> Read.of(otherwise));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), US_ASCII);
    } catch (IllegalArgumentException broken) {
      return "";
    }
  }

  /** The hash as it is kept here. */
  public String kept() {
    return text;
  }

  /** How it was made, such as {@code SHA512-CRYPT}. */
  public String scheme() {
    return scheme.word();
  }

  /** Whether this is the password; takes as long as its kind and cost want. */
  boolean matches(String password) {
    byte[] typed = password.getBytes(UTF_8);
    return switch (scheme) {
      case MD5_CRYPT, SHA256_CRYPT, SHA512_CRYPT -> Digests.equal(Crypt.crypt(typed, text), text);
      case BLF_CRYPT -> OpenBSDBCrypt.checkPassword(text, typed);
      case ARGON2ID -> isArgon2id(typed);
      case SSHA -> isSalted("SHA-1", typed);
      case SSHA256 -> isSalted("SHA-256", typed);
      case SSHA512 -> isSalted("SHA-512", typed);
    };
  }

  private boolean isSalted(String algorithm, byte[] password) {
    byte[] whole = Base64.getDecoder().decode(scheme.parts(text).group(1));
    int length = scheme.digestBytes();
    MessageDigest digest = Digests.of(algorithm);
    digest.update(password);
    digest.update(whole, length, whole.length - length);
    return MessageDigest.isEqual(digest.digest(), Arrays.copyOf(whole, length));
  }

  private boolean isArgon2id(byte[] password) {
    Matcher parts = scheme.parts(text);
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(Integer.parseInt(parts.group(1)))
            .withIterations(Integer.parseInt(parts.group(2)))
            .withParallelism(Integer.parseInt(parts.group(3)))
            .withSalt(Base64.getDecoder().decode(parts.group(4)))
            .build());
    byte[] hash = Base64.getDecoder().decode(parts.group(5));
    byte[] own = new byte[hash.length];
    generator.generateBytes(password, own);
    return MessageDigest.isEqual(own, hash);
  }

  /** Says how it was made alone, so that no log has the hash. */
  @Override
  public String toString() {
    return scheme.word();
  }
}
