package net.psmail.certificates;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a TLSA record says.
 *
 * @param usage 3 when the server's own certificate is meant, 2 when an authority's is
 * @param selector 0 for the whole certificate, 1 for its public key
 * @param matching 0 for the bytes themselves, 1 for SHA-256, 2 for SHA-512
 * @param data in hexadecimal digits, in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698, 2.1</a>
 */
public record Tlsa(int usage, int selector, int matching, String data) {

  private static final int AUTHORITY = 2;
  private static final int SERVER = 3;
  private static final int CERTIFICATE = 0;
  private static final int KEY = 1;
  private static final int SHA_256 = 1;
  private static final int SHA_512 = 2;

  public Tlsa {
    data = data.toLowerCase(Locale.ROOT);
  }

  /** The record {@code 3 1 1} of a key, which lasts as long as the key does. */
  public static Tlsa of(PublicKey key) {
    return new Tlsa(SERVER, KEY, SHA_256, digest(key));
  }

  /** The record {@code 3 1 1} of a key that is known by its digest. */
  public static Tlsa ofDigest(String digest) {
    return new Tlsa(SERVER, KEY, SHA_256, digest);
  }

  /** SHA-256 of a public key in hexadecimal digits. */
  public static String digest(PublicKey key) {
    return matched(SHA_256, key.getEncoded());
  }

  /**
   * Whether a mail server that goes by these records turns away from one that serves the chain.
   * Records of a kind that it does not know count for nothing.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1">RFC 7672, 3.1</a>
   */
  public static boolean refuse(Collection<Tlsa> records, List<X509Certificate> chain) {
    List<Tlsa> usable = records.stream().filter(Tlsa::isUsable).toList();
    return !usable.isEmpty() && usable.stream().noneMatch(record -> record.fits(chain));
  }

  /** As it stands in a zone file behind the type. */
  public String text() {
    return usage + " " + selector + " " + matching + " " + data;
  }

  private boolean isUsable() {
    return (usage == SERVER || usage == AUTHORITY)
        && (selector == CERTIFICATE || selector == KEY)
        && matching >= 0
        && matching <= SHA_512;
  }

  private boolean fits(List<X509Certificate> chain) {
    return chain.stream()
        .skip(usage == SERVER ? 0 : 1)
        .limit(usage == SERVER ? 1 : chain.size())
        .anyMatch(certificate -> matched(matching, selected(certificate)).equals(data));
  }

  private byte[] selected(X509Certificate certificate) {
    try {
      return selector == KEY ? certificate.getPublicKey().getEncoded() : certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String matched(int matching, byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(
              switch (matching) {
                case SHA_256 -> MessageDigest.getInstance("SHA-256").digest(bytes);
                case SHA_512 -> MessageDigest.getInstance("SHA-512").digest(bytes);
                default -> bytes;
              });
    } catch (NoSuchAlgorithmException everyJdkHasThem) {
      throw new IllegalStateException(everyJdkHasThem);
    }
  }
}
