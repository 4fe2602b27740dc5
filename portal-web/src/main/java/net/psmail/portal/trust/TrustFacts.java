package net.psmail.portal.trust;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.Certificates;
import net.psmail.portal.page.Public;
import net.psmail.portal.view.TrustView.Check;
import net.psmail.portal.view.TrustView.Word;

/**
 * What {@link TrustPages} says, for scripts and status pages: of each service the certificate that
 * it should show, and what it showed when our servers were looked at last. Kept like a page, so
 * that whoever asks often has nothing looked at more often.
 */
@Path("/certificates.json")
@ApplicationScoped
public class TrustFacts {

  @Inject private Certificates certificates;
  @Inject private Looks looks;

  @GET
  @Public
  @Produces(MediaType.APPLICATION_JSON)
  public String show() {
    return json(certificates.status(), looks.now()).toString();
  }

  static JsonObject json(List<CertificateStatus> known, Check check) {
    Map<String, String> words =
        check.words().stream().collect(Collectors.toMap(Word::service, Word::state));
    JsonArrayBuilder services = Json.createArrayBuilder();
    for (CertificateStatus status : known) {
      for (Service service : Service.of(status.name())) {
        services.add(
            Json.createObjectBuilder()
                .add("service", service.word())
                .addAll(FactsJson.of(status, TrustPages.hosts(status.names())))
                .add(
                    "lastCheck",
                    Json.createObjectBuilder()
                        .add("at", FactsJson.moment(check.at()))
                        .add("state", words.getOrDefault(service.word(), "unseen"))));
      }
    }
    return Json.createObjectBuilder().add("services", services).build();
  }
}
