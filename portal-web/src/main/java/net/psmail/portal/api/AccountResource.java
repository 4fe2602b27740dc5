package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import net.psmail.portal.account.SignInRows;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.member.MemberPage;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSearch.Standing;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.signin.SignInFilter;
import net.psmail.provisioning.signin.SignInLog;
import net.psmail.provisioning.token.Scope;

/** Members' accounts: looked for, and one of them. */
@Path(AccountResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

  static final String PATH = "/api/v1/accounts";

  static final int MOST = 200;
  private static final Cursor ACCOUNTS = new Cursor('a');
  private static final Cursor SIGN_INS = new Cursor('s');

  @Inject private Members members;
  @Inject private AccountSheet sheet;
  @Inject private SignInLog signIns;
  @Inject private MailDomains domains;
  @Inject private CurrentToken token;
  @Context private UriInfo asked;

  /** A page of those that are looked for, in the order of addresses. */
  @GET
  @WithToken(Scope.ACCOUNTS_READ)
  public Response list(
      @DefaultValue("") @QueryParam("q") String words,
      @DefaultValue("") @QueryParam("domain") String domain,
      @DefaultValue("") @QueryParam("standing") String standing,
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    MemberSearch search =
        new MemberSearch(words, domain(domain), standing(standing), ACCOUNTS.place(cursor));
    MemberPage page = members.search(token.get(), search, most(limit));
    JsonObject answer =
        Json.createObjectBuilder()
            .add("accounts", AccountJson.array(page.members(), AccountJson::found))
            .add("byAlias", AccountJson.array(page.byAlias(), AccountJson::found))
            .add("next", AccountJson.text(page.next().map(ACCOUNTS::at).orElse(null)))
            .build();
    return answer(answer, ACCOUNTS.link(asked, page.next()));
  }

  @GET
  @Path("{id}")
  @WithToken(Scope.ACCOUNTS_READ)
  public String show(@PathParam("id") long id) {
    return sheet.of(token.get(), id).toString();
  }

  /** Those of the last thirty days, the newest first. */
  @GET
  @Path("{id}/sign-ins")
  @WithToken(Scope.ACCOUNTS_READ)
  public Response signIns(
      @PathParam("id") long id, @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    String after = SIGN_INS.place(cursor);
    SignInLog.Page page = signIns.page(members.get(token.get(), id), SignInFilter.ALL, after);
    JsonObject answer =
        Json.createObjectBuilder()
            .add(
                "signIns",
                AccountJson.array(
                    page.signIns().stream().map(SignInRows::row).toList(), AccountJson::signIn))
            .add("next", AccountJson.text(page.next().map(SIGN_INS::at).orElse(null)))
            .build();
    return answer(answer, SIGN_INS.link(asked, page.next()));
  }

  static Response answer(JsonObject answer, Optional<String> link) {
    ResponseBuilder response = Response.ok(answer.toString());
    link.ifPresent(next -> response.header(HttpHeaders.LINK, next));
    return response.build();
  }

  /** How many stand on a page. */
  static int most(String limit) {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for one that is too large.
    }
    throw new Refusal(422, "invalid-limit", "limit is a number from 1 to " + MOST + ".");
  }

  private Optional<DomainName> domain(String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<DomainName> served =
        domains.served().stream().filter(one -> one.ascii().equals(name)).findFirst();
    if (served.isEmpty()) {
      throw new Refusal(422, "invalid-domain", "This domain is not served here.");
    }
    return served;
  }

  private static Optional<Standing> standing(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Standing> known = Words.find(Standing.class, word);
    if (known.isEmpty()) {
      throw new Refusal(
          422,
          "invalid-standing",
          "standing is one of active, waiting, leaving, revoked and suspended.");
    }
    return known;
  }
}
