package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Asks once more who it is, before what is {@link Proved}. */
@Proved
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class ProofCheck implements ContainerRequestFilter {

  private static final Duration LATELY = Duration.ofMinutes(10);

  /** A form that was opened in time may be filled in at leisure. */
  public static final Duration TO_SEND = LATELY.plusMinutes(10);

  @Context private ResourceInfo resource;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;
  @Inject private Clock clock;

  @Override
  public void filter(ContainerRequestContext context) {
    Session person = session.get();
    boolean asks = person.secondStep() || !formAsksPassword();
    Duration since = context.getMethod().equals("POST") ? TO_SEND : LATELY;
    if (asks && !person.isProvedSince(clock.instant().minus(since))) {
      Visit visit = Visit.of(request);
      context.abortWith(Redirect.to(visit, "/account/proof?next=" + visit.path()));
    }
  }

  private boolean formAsksPassword() {
    Proved ofMethod = resource.getResourceMethod().getAnnotation(Proved.class);
    return asksPassword(
        ofMethod != null ? ofMethod : resource.getResourceClass().getAnnotation(Proved.class));
  }

  private static boolean asksPassword(@Nullable Proved proved) {
    return proved != null && proved.formAsksPassword();
  }
}
