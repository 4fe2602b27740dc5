package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomain;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.token.Scope;

/** The domains that are or were served, and how they take newcomers. */
@Path("/api/v1/domains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DomainResource {

  private static final Cursor DOMAINS = new Cursor('d');

  @Inject private CustomerDomains domains;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Context private UriInfo asked;

  /** A page of them, by name. */
  @GET
  @WithToken(Scope.DOMAINS_READ)
  public Response list(
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    int most = AccountResource.most(limit);
    List<CustomerDomain> all = domains.list();
    int from = after(all, DOMAINS.place(cursor));
    int to = Math.min(from + most, all.size());
    Optional<String> next =
        to < all.size() ? Optional.of(all.get(to - 1).name().ascii()) : Optional.empty();
    JsonObject answer =
        Json.createObjectBuilder()
            .add("domains", AccountJson.array(all.subList(from, to), DomainResource::json))
            .add("next", AccountJson.text(next.map(DOMAINS::at).orElse(null)))
            .build();
    return AccountResource.answer(answer, DOMAINS.link(asked, next));
  }

  @GET
  @Path("{domain}")
  @WithToken(Scope.DOMAINS_READ)
  public String show(@PathParam("domain") String domain) {
    return domains
        .find(name(domain))
        .map(DomainResource::json)
        .orElseThrow(NotFoundException::new)
        .toString();
  }

  @PUT
  @Path("{domain}/sign-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.DOMAINS_WRITE)
  public Response changeSignUp(
      @PathParam("domain") String domain, @DefaultValue("") @FormParam("policy") String policy) {
    domains.changeSignUp(token.get(), name(domain), policy(policy), client.origin());
    return Response.noContent().build();
  }

  /** No domain is ever removed, so the one before is still there. */
  private static int after(List<CustomerDomain> all, String last) {
    return last.isEmpty()
        ? 0
        : 1
            + IntStream.range(0, all.size())
                .filter(i -> all.get(i).name().ascii().equals(last))
                .findFirst()
                .orElseThrow(Cursor::refusal);
  }

  private static DomainName name(String domain) {
    try {
      return DomainName.parse(domain);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private static SignUpPolicy policy(String word) {
    return Words.find(SignUpPolicy.class, word)
        .orElseThrow(
            () ->
                new Refusal(
                    422, "invalid-policy", "policy is one of open, invite, approval and closed."));
  }

  private static JsonObject json(CustomerDomain domain) {
    return Json.createObjectBuilder()
        .add("name", domain.name().ascii())
        .add("signUp", domain.signUp().word())
        .add("active", domain.active())
        .add("default", domain.isDefault())
        .add("mailHost", AccountJson.text(domain.mailHost().map(DomainName::ascii).orElse(null)))
        .add("mailboxes", domain.mailboxes())
        .add("since", moment(domain.since()))
        .build();
  }
}
