package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;

/** Asks for the password before what is {@link Unlocked}. */
@Unlocked
@Provider
@Priority(Priorities.AUTHORIZATION + 100)
@ApplicationScoped
public class UnlockCheck implements ContainerRequestFilter {

  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    if (!session.get().unlocked()) {
      Visit visit = Visit.of(request);
      context.abortWith(Redirect.to(visit, "/account/unlock?next=" + visit.path()));
    }
  }
}
