package net.psmail.portal.api;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.psmail.portal.page.Public;

/**
 * The API as programs can read it (<a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI
 * 3.1</a>), for everybody.
 */
@Path("/api/v1/openapi.json")
@ApplicationScoped
public class ApiDescription {

  @GET
  @Public
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] show() {
    return text();
  }

  static byte[] text() {
    try (InputStream file =
        requireNonNull(ApiDescription.class.getResourceAsStream("openapi.json"))) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
