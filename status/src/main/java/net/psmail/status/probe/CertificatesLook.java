package net.psmail.status.probe;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;

/**
 * Whether the servers were proved to serve the certificates that they should: what the portal's API
 * says at {@code /api/v1/certificates}, to a token that may read it. One whose renewal is under way
 * is still served, and all is well.
 */
final class CertificatesLook implements Look {

  private static final Set<String> GOOD = Set.of("proved", "kept");

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    Login token = visit.settings().logins().of(probe, "login");
    WebAnswer answer = WebAnswer.get(visit, probe.site(), probe.serverName(), token, true);
    if (answer.status() == 401 || answer.status() == 403) {
      return new Sight(Finding.LOGIN_REFUSED, "login " + token);
    }
    if (answer.status() != 200) {
      return new Sight(Finding.UNEXPECTED_ANSWER, "HTTP " + answer.status());
    }
    return judge(answer.body());
  }

  static Sight judge(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      List<JsonObject> all =
          reader.readObject().getJsonArray("certificates").getValuesAs(JsonObject.class);
      List<String> unproved =
          all.stream().filter(one -> !isProved(one)).map(one -> one.getString("id")).toList();
      return unproved.isEmpty()
          ? Sight.works(all.size() + " proved")
          : new Sight(Finding.CERTIFICATE_NOT_PROVED, String.join(", ", unproved));
    } catch (JsonException | ClassCastException | NullPointerException e) {
      return new Sight(Finding.UNEXPECTED_ANSWER, "No list of certificates");
    }
  }

  /** One that operators set aside is renewed no more, and nobody expects it to be served. */
  private static boolean isSetAside(JsonObject certificate) {
    return !certificate.isNull("declaration")
        && !certificate.getJsonObject("declaration").isNull("setAsideAt");
  }

  private static boolean isProved(JsonObject certificate) {
    return isSetAside(certificate)
        || GOOD.contains(certificate.getString("state"))
        || (certificate.getInt("failures") == 0 && !certificate.isNull("served"));
  }
}
