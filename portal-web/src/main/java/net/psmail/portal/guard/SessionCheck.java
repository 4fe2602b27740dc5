package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/** Lets nobody pass who is not signed in. */
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SessionCheck implements ContainerRequestFilter {

  @Inject private CurrentSession session;

  @Override
  public void filter(ContainerRequestContext context) {
    if (session.find().isEmpty()) {
      throw ProvisioningException.of(Kind.SESSION_ENDED);
    }
  }
}
