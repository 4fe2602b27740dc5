package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TokenRevokeView;
import net.psmail.portal.view.TokensView;
import net.psmail.portal.view.TokensView.Token;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;
import org.jspecify.annotations.Nullable;

/** The tokens with which programs use the API, for administrators. */
@Path(TokenPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TokenPages {

  static final String PATH = "/control-room/tokens";

  @Inject private ApiTokens tokens;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  /** Whoever has just made one sees it in clear, once. */
  @GET
  public View list(@QueryParam("revoked") @Nullable String revoked) {
    Session administrator = session.administrator();
    return view(
        tokens.takeNew(administrator).orElse(null),
        revoked == null ? null : lastRevoked(administrator),
        TypedToken.NONE);
  }

  @POST
  @Proved
  public Response make(
      @DefaultValue("") @FormParam("name") String name,
      @FormParam("scope") List<String> scopes,
      @DefaultValue("") @FormParam("lifetime") String lifetime) {
    Session administrator = session.administrator();
    TypedToken typed = TypedToken.of(name, scopes, lifetime);
    if (!typed.problems().isEmpty()) {
      return forms.again(view(null, null, typed));
    }
    return forms.send(
        () -> {
          tokens.make(administrator, name, typed.chosen(), typed.chosenLifetime(), client.origin());
          return Redirect.to(Visit.of(request), PATH);
        },
        refusal -> view(null, null, typed.with(forms.problem(refusal, "name"))));
  }

  @GET
  @Path("{id:\\d+}/revoke")
  public View askToRevoke(@PathParam("id") long id) {
    session.administrator();
    return tokens.list().stream()
        .filter(token -> token.id() == id)
        .map(TokenPages::row)
        .filter(Token::revocable)
        .findFirst()
        .map(token -> new View("tokenrevoke", Section.CONTROL_ROOM, new TokenRevokeView(token)))
        .orElseThrow(NotFoundException::new);
  }

  @POST
  @Path("{id:\\d+}/revoke")
  public Response revoke(@PathParam("id") long id) {
    tokens.revoke(session.administrator(), id, client.origin());
    return Redirect.to(Visit.of(request), PATH + "?revoked");
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String lastRevoked(Session administrator) {
    return audit.ofOwn(administrator, 1).stream()
        .filter(entry -> entry.act() == Act.TOKEN_REVOKED)
        .map(AuditEntry::subject)
        .findFirst()
        .orElse(null);
  }

  private View view(@Nullable String secret, @Nullable String revoked, TypedToken typed) {
    List<Problem> problems = typed.problems();
    return new View(
        "tokens",
        Section.CONTROL_ROOM,
        new TokensView(
            tokens.list().stream().map(TokenPages::row).toList(),
            secret,
            revoked,
            typed.form(),
            problems));
  }

  private static Token row(ApiToken token) {
    return new Token(
        token.id(),
        token.name(),
        token.scopes().stream().map(Scope::word).sorted().toList(),
        token.state().name().toLowerCase(Locale.ROOT),
        token.madeBy(),
        token.madeAt(),
        token.usedAt().orElse(null),
        token.endsAt().orElse(null));
  }
}
