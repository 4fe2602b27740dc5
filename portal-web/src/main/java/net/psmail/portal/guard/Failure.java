package net.psmail.portal.guard;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import net.psmail.portal.page.View;
import net.psmail.portal.view.ErrorView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is told about something that was refused or failed.
 *
 * @param status of HTTP
 * @param code for programs: what happened, in a word
 * @param detail for programs: the same in a sentence
 * @param retryAfter seconds after which another try makes sense; null if it makes none
 * @param correlation under which the log has more; null if it has nothing
 */
record Failure(
    int status,
    String code,
    String detail,
    @Nullable Long retryAfter,
    @Nullable String correlation) {

  private static final long A_MOMENT = 10;
  private static final Set<Integer> WITH_A_PAGE = Set.of(400, 403, 404, 405, 410, 413, 429, 503);

  static Failure of(int status) {
    return of(status, "http-" + status, status == 503 ? A_MOMENT : null);
  }

  static Failure of(TooManyRequests tries) {
    return of(429, "too-many-requests", tries.seconds());
  }

  static Failure of(Refusal refusal) {
    return new Failure(
        refusal.getResponse().getStatus(), refusal.code(), refusal.detail(), null, null);
  }

  static Failure internal(String correlation) {
    return new Failure(500, "internal", sentence(500), null, correlation);
  }

  static Failure of(ProvisioningException refusal) {
    Kind kind = refusal.kind();
    String code = Words.of(kind);
    return switch (kind) {
      // Not 503: the server would close the connection, and a flood cost it a new one each time.
      case BUSY -> of(429, code, Math.max(1, refusal.retryAfter().toSeconds()));
      case DATABASE_UNAVAILABLE, MAIL_SERVER_UNAVAILABLE -> of(503, code, A_MOMENT);
      case NOT_FOUND -> of(404, code, null);
      case LINK_USED -> of(410, code, null);
      case NAME_TAKEN -> of(409, code, null);
      case IDEMPOTENCY_KEY_IN_USE ->
          new Failure(
              409, code, "The request with this Idempotency-Key is not done yet.", 1L, null);
      case SIGN_IN_REFUSED,
          ACCOUNT_REVOKED,
          ACCOUNT_SUSPENDED,
          FACTOR_REFUSED,
          SESSION_ENDED,
          RECOVERY_REFUSED ->
          of(403, code, null);
      default -> new Failure(422, code, sentence(kind), null, null);
    };
  }

  private static Failure of(int status, String code, @Nullable Long retryAfter) {
    return new Failure(status, code, sentence(status), retryAfter, null);
  }

  View page() {
    int told = WITH_A_PAGE.contains(status) ? status : status >= 500 ? 500 : 400;
    return new View("error", Section.NONE, new ErrorView(told, correlation, retryAfter));
  }

  /** <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>. */
  String problem() {
    JsonObjectBuilder problem =
        Json.createObjectBuilder()
            .add("type", "urn:psmail:problem:" + code)
            .add("title", code)
            .add("status", status)
            .add("detail", detail);
    if (correlation != null) {
      problem.add("correlation", correlation);
    }
    return problem.build().toString();
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case INVALID_REASON -> "A text is needed: 300 characters for a reason, 2000 for a note.";
      case INVALID_QUOTA -> "A quota is one mebibyte or more, and one tebibyte at the most.";
      case INVALID_TIME -> "This moment is not to come, or comes after the year 9999.";
      case INVALID_ADDRESS -> "This is no address or domain that could be meant here.";
      case INVALID_NAME -> "This text is too long, or on more than one line.";
      case SIGN_UP_CLOSED -> "Nobody can register in this domain.";
      case LIMIT_REACHED -> "There are as many of these as there may be.";
      case INVALID_URL -> "url is an address that begins with https://.";
      case DOMAIN_KNOWN -> "This domain is in the list already.";
      case DEFAULT_DOMAIN -> "This is the domain of the site, which is always served.";
      case BULK_OVER ->
          "It was ordered before, was shown too long ago, is another's, or is not what was shown.";
      case IDEMPOTENCY_KEY_REUSED -> "Another request has come with this Idempotency-Key.";
      default -> sentence(422);
    };
  }

  private static String sentence(int status) {
    return switch (status) {
      case 400 -> "This request cannot be read, or is not for a host of ours.";
      case 403 -> "This is not allowed, or did not come by https.";
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address does not take this method; Allow says which ones it takes.";
      case 406 -> "There is no answer in a format that Accept names.";
      case 408 -> "The body came too slowly.";
      case 413 -> "The body is larger than it may be.";
      case 415 -> "The body is in a format that is not taken here.";
      case 429 -> "There were too many requests; Retry-After says when the next makes sense.";
      case 503 -> "This does not work at the moment; Retry-After says when to try again.";
      default ->
          status < 500
              ? "This request was refused."
              : "This failed; the log of the provider says more.";
    };
  }
}
