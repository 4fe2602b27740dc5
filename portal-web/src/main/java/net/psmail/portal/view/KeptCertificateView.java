package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code certificate.jte}, at {@code /control-room/certificates/<id>}, which posts nothing to
 * {@code /look} below it, and {@code certificaterenew.jte}, which posts nothing to {@code /renew};
 * the chain is at {@code /chain.pem}.
 *
 * @param served null before the first
 * @param history the newest first; none for one that the local CA keeps by itself
 * @param look what its listeners served a moment ago; null when nobody asked
 * @param begun whether it was just ordered anew
 */
public record KeptCertificateView(
    CertificateRow row,
    List<Name> names,
    @Nullable CertificateFacts served,
    List<Happening> history,
    @Nullable Look look,
    boolean begun,
    List<Problem> problems) {

  public KeptCertificateView {
    names = List.copyOf(names);
    history = List.copyOf(history);
    problems = List.copyOf(problems);
  }

  /**
   * A name that it should hold.
   *
   * @param state {@code held}, {@code next} when the next certificate is to hold it, or {@code
   *     left-out}
   * @param reason why it is left out, and which record to change; else empty
   */
  public record Name(String name, String state, String reason) {}

  /**
   * A line of its history.
   *
   * @param issuer empty when nobody was asked
   * @param reason empty when there was none
   */
  public record Happening(Instant at, String state, String issuer, String reason) {}

  /** What the listeners served at a moment. */
  public record Look(Instant at, List<Sight> sights) {

    public Look {
      sights = List.copyOf(sights);
    }

    public boolean isAllRight() {
      return !sights.isEmpty() && sights.stream().allMatch(one -> one.state().equals("served"));
    }
  }

  /**
   * What a listener served.
   *
   * @param state {@code served}, {@code other} or {@code no-answer}
   * @param seen the certificate that it sent; null when none was seen
   * @param sentence for operators
   */
  public record Sight(
      String listener, String state, @Nullable CertificateFacts seen, String sentence) {}
}
