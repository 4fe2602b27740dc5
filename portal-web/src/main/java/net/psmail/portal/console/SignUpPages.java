package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;

/** How a domain takes newcomers, for operators; the choice stands on the page of the domain. */
@Path(DomainList.PATH + "/{domain}/sign-up")
@SignedIn
@RequestScoped
public class SignUpPages {

  @Inject private CustomerDomains domains;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @POST
  public Response change(
      @PathParam("domain") String name, @DefaultValue("") @FormParam("policy") String policy) {
    domains.changeSignUp(session.operator(), domain(name), chosen(policy), client.origin());
    return Redirect.to(Visit.of(request), DomainList.PATH + "?done");
  }

  private static DomainName domain(String name) {
    try {
      return DomainName.parse(name);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private static SignUpPolicy chosen(String word) {
    return Arrays.stream(SignUpPolicy.values())
        .filter(policy -> policy.word().equals(word))
        .findFirst()
        .orElseThrow(BadRequestException::new);
  }
}
