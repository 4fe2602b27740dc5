package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import net.psmail.portal.site.Counters;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * The one place where an exception becomes an answer: a page for people, a problem for programs
 * that ask for JSON. What nobody foresaw says nothing but the number under which it stands in the
 * log.
 */
@Provider
@ApplicationScoped
public class Failures implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(Failures.class.getName());
  private static final String PROBLEM = "application/problem+json";

  @Inject private HttpServletRequest request;
  @Inject private CurrentSession session;
  @Inject private Counters counters;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof ProvisioningException refusal) {
      counters.refused();
      return refusal.kind() == Kind.SESSION_ENDED && !wantsProblem(request)
          ? session.askToSignIn()
          : answer(Failure.of(refusal)).build();
    }
    if (thrown instanceof TooManyRequests tries) {
      return answer(Failure.of(tries)).build();
    }
    if (thrown instanceof Refusal refusal) {
      return answer(refusal.getResponse(), Failure.of(refusal));
    }
    if (thrown instanceof WebApplicationException refusal
        && refusal.getResponse().getStatus() < 500) {
      return answer(refusal.getResponse());
    }
    return answer(Failure.internal(log(thrown))).build();
  }

  static String log(Throwable thrown) {
    String correlation = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "Request failed, correlation " + correlation, thrown);
    return correlation;
  }

  static boolean wantsProblem(HttpServletRequest request) {
    if (Api.isAsked(request)) {
      return true;
    }
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("json") && !accept.contains(MediaType.TEXT_HTML);
  }

  /** Redirects go as they are; of refusals the headers stay, such as Allow. */
  private Response answer(Response given) {
    if (given.getStatus() < 400) {
      return given;
    }
    return answer(given, Failure.of(given.getStatus()));
  }

  private Response answer(Response given, Failure failure) {
    ResponseBuilder answer = answer(failure);
    given.getStringHeaders().forEach((name, values) -> answer.header(name, values.get(0)));
    return answer.build();
  }

  private ResponseBuilder answer(Failure failure) {
    boolean problem = wantsProblem(request);
    ResponseBuilder answer =
        Response.status(failure.status())
            .entity(problem ? failure.problem() : failure.page())
            .type(problem ? PROBLEM : MediaType.TEXT_HTML);
    if (failure.retryAfter() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, failure.retryAfter());
    }
    return answer;
  }
}
