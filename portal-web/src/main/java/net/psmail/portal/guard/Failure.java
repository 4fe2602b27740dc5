package net.psmail.portal.guard;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Set;
import net.psmail.portal.page.View;
import net.psmail.portal.view.ErrorView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is told about something that was refused or failed.
 *
 * @param status of HTTP
 * @param code for programs: what happened, in a word
 * @param retryAfter seconds after which another try makes sense; null if it makes none
 * @param correlation under which the log has more; null if it has nothing
 */
record Failure(int status, String code, @Nullable Long retryAfter, @Nullable String correlation) {

  private static final long A_MOMENT = 10;
  private static final Set<Integer> WITH_A_PAGE = Set.of(400, 403, 404, 405, 410, 413, 429, 503);

  static Failure of(int status) {
    return new Failure(status, "http-" + status, status == 503 ? A_MOMENT : null, null);
  }

  static Failure of(TooManyRequests tries) {
    return new Failure(429, "too-many-requests", tries.seconds(), null);
  }

  static Failure internal(String correlation) {
    return new Failure(500, "internal", null, correlation);
  }

  static Failure of(ProvisioningException refusal) {
    Kind kind = refusal.kind();
    String code = code(kind);
    return switch (kind) {
      case BUSY -> new Failure(503, code, Math.max(1, refusal.retryAfter().toSeconds()), null);
      case DATABASE_UNAVAILABLE, MAIL_SERVER_UNAVAILABLE -> new Failure(503, code, A_MOMENT, null);
      case NOT_FOUND -> new Failure(404, code, null, null);
      case LINK_USED -> new Failure(410, code, null, null);
      case NAME_TAKEN -> new Failure(409, code, null, null);
      case SIGN_IN_REFUSED, SESSION_ENDED, RECOVERY_REFUSED -> new Failure(403, code, null, null);
      default -> new Failure(422, code, null, null);
    };
  }

  static String code(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
            .add("status", status);
    if (correlation != null) {
      problem.add("correlation", correlation);
    }
    return problem.build().toString();
  }
}
