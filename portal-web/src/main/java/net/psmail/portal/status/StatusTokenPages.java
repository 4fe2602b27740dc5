package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import java.time.Instant;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusAskView;
import net.psmail.portal.view.StatusTokensView;
import net.psmail.portal.view.StatusTokensView.Token;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;
import org.jspecify.annotations.Nullable;

/** The tokens with which programs write to the status page, for administrators. */
@Path(StatusPages.PATH + "/tokens")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StatusTokenPages {

  private static final String HERE = StatusPages.PATH + "/tokens";
  private static final String SHOWN = "STATUS_TOKEN";
  private static final List<String> SCOPES =
      List.of("read", "components", "probes", "incidents", "subscribers", "tokens");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private SessionSecrets secrets;

  /** Whoever has just made one sees it in clear, once. */
  @GET
  public View show(@QueryParam("done") @Nullable String done) throws StatusAway {
    Session administrator = session.administrator();
    String secret = secrets.read(administrator.token(), SHOWN).orElse(null);
    View view = view(secret, done, "", List.of("read"), List.of());
    if (secret != null) {
      secrets.drop(administrator.token(), SHOWN);
    }
    return view;
  }

  @POST
  public Response make(
      @DefaultValue("") @FormParam("name") String name, @FormParam("scopes") List<String> scopes) {
    Session administrator = session.administrator();
    return deeds.send(
        administrator,
        Act.STATUS_TOKEN_MADE,
        () -> {
          if (scopes.isEmpty()) {
            throw new StatusRefusal(List.of(Problem.of("scopes", "problem.token-scope")));
          }
          JsonObject made =
              desk.send(
                  "POST",
                  "/tokens",
                  Json.createObjectBuilder()
                      .add("name", name)
                      .add("scopes", Json.createArrayBuilder(scopes))
                      .build());
          secrets.keep(administrator.token(), SHOWN, made.getString("secret"));
          return new Done(made.getString("name"), HERE);
        },
        problems -> view(null, null, name, scopes, problems));
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/revoke")
  public View askToRevoke(@PathParam("id") String id) throws StatusAway {
    session.administrator();
    return new View(
        "statusask",
        Section.CONTROL_ROOM,
        new StatusAskView(
            "token", revocable(id).name(), HERE + "/" + id + "/revoke", HERE, List.of()));
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/revoke")
  public Response revoke(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.administrator(),
        Act.STATUS_TOKEN_REVOKED,
        () -> {
          Token token = revocable(id);
          desk.send("DELETE", "/tokens/" + id, null);
          return new Done(token.name(), HERE + "?done=token-revoked");
        });
  }

  /** Not this console's own, without which nothing here would work any more. */
  private Token revocable(String id) throws StatusAway {
    return tokens().stream()
        .filter(one -> one.id().equals(id) && !one.own())
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private List<Token> tokens() throws StatusAway {
    return Read.list(desk.get("/tokens"), "tokens").stream().map(StatusTokenPages::token).toList();
  }

  private static Token token(JsonObject one) {
    String used = Read.maybe(one, "used_at");
    return new Token(
        one.getString("id"),
        one.getString("name"),
        Read.texts(one, "scopes"),
        Instant.parse(one.getString("created_at")),
        used.isEmpty() ? null : Instant.parse(used),
        one.getBoolean("own", false));
  }

  private View view(
      @Nullable String secret,
      @Nullable String done,
      String name,
      List<String> scopes,
      List<Problem> problems)
      throws StatusAway {
    return new View(
        "statustokens",
        Section.CONTROL_ROOM,
        new StatusTokensView(
            tokens(),
            desk.page() + "/api/v1/",
            secret,
            "token-revoked".equals(done) ? done : null,
            new StatusTokensView.Form(name, SCOPES, scopes),
            problems));
  }
}
