package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.REFUSED;
import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
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

  /**
   * Asks once more when the connection ended under the question: of all that go through it, each
   * would else wait for as long as after a real failure. A question bears to be asked twice.
   */
  static <T> T to(Question<T> question) throws NotIssued {
    try {
      return question.ask();
    } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException failure) {
      if (!isCutOff(innermost(failure))) {
        throw failure(failure);
      }
    }
    try {
      return question.ask();
    } catch (AcmeException | AcmeProtocolException | AcmeLazyLoadingException failure) {
      throw failure(failure);
    }
  }

  /** Not while it was being opened: whoever does not answer then will not at once. */
  private static boolean isCutOff(Throwable cause) {
    return cause instanceof ClosedChannelException
        || cause instanceof EOFException
        || (cause instanceof SocketException && !(cause instanceof ConnectException));
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
    if (failure instanceof AcmeLazyLoadingException && failure.getCause() != null) {
      return failure(failure.getCause());
    }
    if (failure instanceof AcmeUserActionRequiredException terms) {
      return new NotIssued(REFUSED, sentence(terms), null, terms);
    }
    if (failure instanceof AcmeServerException said) {
      NotIssued.Kind kind = PASSING.contains(type(said)) ? UNAVAILABLE : REFUSED;
      return new NotIssued(kind, sentence(said.getProblem()), retryAfter(said), said);
    }
    return new NotIssued(
        UNAVAILABLE,
        "It does not answer as it should: " + words(innermost(failure)),
        null,
        failure);
  }

  /** The library says no more than that there was a network error. */
  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    for (Throwable next = cause; next != null; next = next.getCause()) {
      cause = next;
    }
    return cause;
  }

  private static String words(Throwable cause) {
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
