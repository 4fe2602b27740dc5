package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;

/** Turns what goes wrong into a problem (RFC 9457), in one place. */
public final class Problems implements ExceptionMapper<RuntimeException> {

  private static final Logger LOG = Logger.getLogger(Problems.class.getName());
  private static final String TYPE = "application/problem+json";
  private static final int SECONDS = 10;

  @Override
  public Response toResponse(RuntimeException failure) {
    if (failure instanceof StatusException known) {
      return of(known);
    }
    if (failure instanceof WebApplicationException web) {
      int status = web.getResponse().getStatus();
      return builder(status, web.getResponse().getStatusInfo().getReasonPhrase(), "").build();
    }
    LOG.log(Level.SEVERE, "A call of the status API failed", failure);
    return builder(500, "Something went wrong", "It stands in the log.").build();
  }

  private static Response of(StatusException failure) {
    return switch (failure.kind()) {
      case INVALID_INPUT, INVALID_SETTING -> invalid(failure.payload(), failure.reason());
      case NOT_FOUND -> builder(404, "Not there", failure.getMessage() + ".").build();
      case CONFLICT ->
          builder(409, "Changed meanwhile", failure.getMessage() + "; load it again.").build();
      case DATABASE_UNAVAILABLE -> {
        LOG.log(Level.WARNING, "A call of the status API failed: {0}", failure.getMessage());
        yield builder(503, "Not now", "The database does not answer. Try again in a moment.")
            .header(HttpHeaders.RETRY_AFTER, SECONDS)
            .build();
      }
    };
  }

  private static Response invalid(String field, String reason) {
    JsonObjectBuilder problem =
        problem(422, "Please check your input", field + ": " + reason)
            .add(
                "errors",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("field", field).add("reason", reason)));
    return response(422, problem).build();
  }

  static ResponseBuilder builder(int status, String title, String detail) {
    return response(status, problem(status, title, detail));
  }

  private static JsonObjectBuilder problem(int status, String title, String detail) {
    JsonObjectBuilder problem =
        Json.createObjectBuilder().add("title", title).add("status", status);
    return detail.isEmpty() ? problem : problem.add("detail", detail);
  }

  private static ResponseBuilder response(int status, JsonObjectBuilder problem) {
    return Response.status(status).type(TYPE).entity(problem.build().toString());
  }
}
