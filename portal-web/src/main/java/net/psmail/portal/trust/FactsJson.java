package net.psmail.portal.trust;

import static java.time.temporal.ChronoUnit.SECONDS;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.psmail.certificates.order.CertificateStatus;

/** A certificate in the words of programs. */
public final class FactsJson {

  private FactsJson() {}

  /**
   * What a certificate says of itself: {@code names}, {@code issuer} (a distinguished name), {@code
   * notBefore}, {@code notAfter}, {@code sha256}.
   */
  public static JsonObjectBuilder of(CertificateStatus status) {
    return of(status, status.names());
  }

  static JsonObjectBuilder of(CertificateStatus status, List<String> names) {
    return Json.createObjectBuilder()
        .add("names", strings(names))
        .add("issuer", status.issuer())
        .add("notBefore", moment(status.notBefore()))
        .add("notAfter", moment(status.notAfter()))
        .add("sha256", status.sha256().replace(":", "").toLowerCase(Locale.ROOT));
  }

  /** Texts as an array. */
  public static JsonArray strings(List<String> texts) {
    return Json.createArrayBuilder(texts).build();
  }

  /** To the second, in UTC (<a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>). */
  public static String moment(Instant moment) {
    return moment.truncatedTo(SECONDS).toString();
  }
}
