package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import net.psmail.status.StatusException;

/** The tokens of programs. */
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.TOKENS)
public final class TokensResource {

  private final Tokens tokens;

  @Context private SecurityContext caller = Author.NOBODY;

  public TokensResource(@Context ServletContext context) {
    this.tokens = ApiParts.of(context).tokens();
  }

  /** All that work; {@code own} is the one that asks. */
  @GET
  public JsonObject all() {
    return Json.createObjectBuilder()
        .add(
            "tokens",
            Written.list(
                tokens.all(), one -> Written.token(one).add("own", Access.isOf(caller, one))))
        .build();
  }

  /** Makes one; its secret is in this answer and nowhere else. */
  @POST
  public Response make(InputStream in) throws IOException {
    Body body = Body.of(in);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : body.list("scopes")) {
      scopes.add(
          Scope.of(code).orElseThrow(() -> StatusException.invalidInput("scopes", "unknown")));
    }
    Tokens.Made made = tokens.make(body.text("name"), scopes);
    return Response.status(Response.Status.CREATED)
        .entity(Written.token(made.token()).add("secret", made.secret()).build())
        .build();
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(id);
  }
}
