package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.Status;
import net.psmail.status.incident.Template;
import net.psmail.status.incident.Templates;
import org.jspecify.annotations.Nullable;

/** Messages to begin with. */
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.INCIDENTS)
public final class TemplatesResource {

  private final Templates templates;

  public TemplatesResource(@Context ServletContext context) {
    this.templates = ApiParts.of(context).incidents().templates();
  }

  @GET
  @Needs(Scope.READ)
  public JsonObject all() {
    return Json.createObjectBuilder()
        .add("templates", Written.list(templates.list(), Written::template))
        .build();
  }

  @POST
  public Response add(InputStream in) throws IOException {
    return Response.status(Response.Status.CREATED).entity(save(null, in)).build();
  }

  @PUT
  @Path("{id}")
  public JsonObject change(@PathParam("id") String id, InputStream in) throws IOException {
    return save(id, in);
  }

  private JsonObject save(@Nullable String id, InputStream in) throws IOException {
    Body body = Body.of(in);
    return Written.template(
            templates.save(
                new Template(
                    id,
                    body.text("name"),
                    body.one("kind", Kind.class),
                    body.texts("title"),
                    body.one("status", Status.class),
                    body.maybeOne("impact", Impact.class),
                    body.texts("body"),
                    id == null ? null : body.instant("updated_at"))))
        .build();
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    templates.remove(id);
  }
}
