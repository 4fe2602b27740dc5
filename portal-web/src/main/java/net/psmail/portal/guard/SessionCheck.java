package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;

/**
 * Lets nobody pass who is not signed in. Who waits for an operator passes to where that is said and
 * to what keeps the account theirs; all else is about mail, and none runs.
 */
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SessionCheck implements ContainerRequestFilter {

  private static final String HOME = "/account";
  private static final Set<String> OPEN_TO_WHO_WAITS =
      Set.of(
          HOME,
          "/account/withdraw",
          "/account/password",
          "/account/recovery-code",
          "/recovery-code",
          "/recovery-code.txt");

  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    Visit visit = Visit.of(request);
    if (session.get().waitingSince().isPresent() && !OPEN_TO_WHO_WAITS.contains(visit.path())) {
      context.abortWith(Redirect.to(visit, HOME));
    }
  }
}
