package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the check of forms that a resource takes none. */
@OnlyAsks
@Provider
@Priority(Priorities.AUTHENTICATION - 200)
@ApplicationScoped
public class AskMark implements ContainerRequestFilter {

  private static final String PROPERTY = AskMark.class.getName();

  @Override
  public void filter(ContainerRequestContext context) {
    context.setProperty(PROPERTY, true);
  }

  static boolean isOn(ContainerRequestContext context) {
    return context.getProperty(PROPERTY) != null;
  }
}
