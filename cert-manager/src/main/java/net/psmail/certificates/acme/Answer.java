package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.psmail.certificates.lifecycle.NotIssued;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.exception.AcmeUserActionRequiredException;

/** Asks something of an authority, and says what its failures mean for an order. */
final class Answer {

  private static final String ERROR = "urn:ietf:params:acme:error:";

  /** RFC 8555, 6.7: the order may still succeed. */
  private static final Set<String> PASSING =
      Set.of("serverInternal", "badNonce", "orderNotReady", "rateLimited");

  /** Something that is asked. */
  interface Question<T> {
    T ask() throws AcmeException, NotIssued;
  }

  private Answer() {}

  static <T> T to(Question<T> question) throws NotIssued {
    try {
      return question.ask();
    } catch (AcmeLazyLoadingException wrapper) {
      throw failure(wrapper.getCause() == null ? wrapper : wrapper.getCause());
    } catch (AcmeException | AcmeProtocolException failure) {
      throw failure(failure);
    }
  }

  static NotIssued refusal(Optional<Problem> problem) {
    return new NotIssued(
        REFUSED, problem.map(Answer::sentence).orElse("The order has become invalid."));
  }

  /** Which of the errors of RFC 8555, 6.7 it is, such as {@code unauthorized}. */
  static String type(AcmeServerException said) {
    return said.getType().toString().replaceFirst("^" + ERROR, "");
  }

  private static NotIssued failure(Throwable failure) {
    if (failure instanceof AcmeUserActionRequiredException terms) {
      return new NotIssued(REFUSED, sentence(terms), null, terms);
    }
    if (failure instanceof AcmeServerException said) {
      NotIssued.Kind kind = PASSING.contains(type(said)) ? UNAVAILABLE : REFUSED;
      return new NotIssued(kind, sentence(said.getProblem()), retryAfter(said), said);
    }
    return new NotIssued(
        UNAVAILABLE, "It does not answer as it should: " + innermost(failure), null, failure);
  }

  /** The library says no more than that there was a network error. */
  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    for (Throwable next = cause; next != null; next = next.getCause()) {
      cause = next;
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  private static @Nullable Instant retryAfter(AcmeServerException said) {
    return said instanceof AcmeRateLimitedException limited
        ? limited.getRetryAfter().orElse(null)
        : null;
  }

  /** RFC 8555, 7.3.3: only a person can agree to terms that have changed. */
  private static String sentence(AcmeUserActionRequiredException said) {
    String terms = said.getTermsOfServiceUri().map(uri -> " Read " + uri + ".").orElse("");
    String place = said.getProblem().getInstance().map(uri -> " Agree at " + uri + ".").orElse("");
    return "Its terms of service have changed: it wants your consent." + terms + place;
  }

  /** The subproblems name the hosts that are to blame. */
  private static String sentence(Problem problem) {
    StringBuilder text =
        new StringBuilder(problem.getDetail().orElse(problem.getType().toString()));
    for (Problem part : problem.getSubProblems()) {
      part.getIdentifier().ifPresent(name -> text.append(' ').append(name.getValue()).append(": "));
      part.getDetail().ifPresent(text::append);
    }
    return text.toString();
  }
}
