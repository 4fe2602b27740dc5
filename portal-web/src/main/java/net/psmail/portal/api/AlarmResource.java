package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.WithToken;
import net.psmail.provisioning.token.Scope;

/** What a person has to see to. */
@Path("/api/v1/alarms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlarmResource {

  @Inject private ManagedCertificates certificates;

  @GET
  @WithToken(Scope.CERTIFICATES_READ)
  public String list() {
    return CertificateJson.alarms(certificates.alarms()).toString();
  }
}
