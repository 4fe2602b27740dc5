package net.psmail.certificates.install;

import java.security.cert.X509Certificate;
import java.util.List;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/**
 * What was seen at a listener.
 *
 * @param chain the certificates that it sent, leaf first; none when it did not come to that
 * @param silence why none was seen, as the end of a sentence
 */
public record Sighting(Listener listener, List<X509Certificate> chain, @Nullable String silence) {

  private static final int DIGITS_TO_KNOW_IT_BY = 11;

  /** How what was seen compares with what should be. */
  public enum Verdict {
    /** Leaf and chain are as they should be. */
    SERVED,
    /** A certificate or a chain is served, but another one. */
    OTHER,
    /** Nobody answered, or no handshake came to its end. */
    NO_ANSWER
  }

  public Sighting {
    chain = List.copyOf(chain);
    if (chain.isEmpty() == (silence == null)) {
      throw new IllegalArgumentException("Either a chain was seen or there is a reason why not.");
    }
  }

  /** Compares with the chain that should be served. */
  public Verdict against(List<X509Certificate> wanted) {
    if (chain.isEmpty()) {
      return Verdict.NO_ANSWER;
    }
    return chain.equals(wanted) ? Verdict.SERVED : Verdict.OTHER;
  }

  /** What is seen there instead of the wanted chain, in a sentence for operators. */
  public String sentence(List<X509Certificate> wanted) {
    return switch (against(wanted)) {
      case SERVED -> listener.label() + " serves the certificate.";
      case NO_ANSWER -> listener.label() + ": " + silence + ".";
      case OTHER ->
          chain.get(0).equals(wanted.get(0))
              ? listener.label() + " serves the certificate with other intermediates."
              : listener.label() + " serves " + described(chain.get(0)) + ".";
    };
  }

  private static String described(X509Certificate leaf) {
    return "another certificate ("
        + KeyedChain.fingerprint(leaf).substring(0, DIGITS_TO_KNOW_IT_BY)
        + ", until "
        + leaf.getNotAfter().toInstant()
        + ")";
  }
}
