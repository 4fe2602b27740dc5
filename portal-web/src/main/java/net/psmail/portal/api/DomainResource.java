package net.psmail.portal.api;

import static net.psmail.portal.trust.FactsJson.moment;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.site.DomainsChanged;
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
  @Inject private Event<DomainsChanged> changed;
  @Inject private Once once;
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
    Slice<CustomerDomain> page =
        Slice.after(DOMAINS.place(cursor), domains.list(), most, one -> one.name().ascii());
    return page.answer(
        asked, DOMAINS, "domains", AccountJson.array(page.shown(), DomainResource::json));
  }

  /** Serves another one from now on. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.DOMAINS_WRITE)
  public Response add(MultivaluedMap<String, String> fields) {
    DomainName added = DomainName.parse(AccountActResource.field(fields, "domain"));
    Optional<DomainName> host = host(AccountActResource.field(fields, "host"));
    Response answer =
        once.make(
            fields,
            () -> {
              domains.add(token.get(), added, host, client.origin());
              return domains.find(added).map(DomainResource::json).orElseThrow();
            });
    changed.fire(new DomainsChanged());
    return answer;
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

  /** Refuses its mail and the logins of its mail programs; one that is stopped does not mind. */
  @PUT
  @Path("{domain}/stop")
  @WithToken(Scope.DOMAINS_STOP)
  public Response stop(@PathParam("domain") String domain) {
    domains.stop(token.get(), name(domain), client.origin());
    return done();
  }

  /** Serves it again, with all that it had; one that is served does not mind. */
  @DELETE
  @Path("{domain}/stop")
  @WithToken(Scope.DOMAINS_STOP)
  public Response resume(@PathParam("domain") String domain) {
    domains.resume(token.get(), name(domain), client.origin());
    return done();
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

  private Response done() {
    changed.fire(new DomainsChanged());
    return Response.noContent().build();
  }

  /** Empty for ours. */
  private static Optional<DomainName> host(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(DomainName.parse(typed));
    } catch (ProvisioningException noHost) {
      throw new Refusal(422, "invalid-host", "host is the name of a host, or empty for ours.");
    }
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
