package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the checks that follow that a resource takes files. */
@TakesFiles
@Provider
@Priority(Priorities.AUTHENTICATION - 200)
@ApplicationScoped
public class FileMark implements ContainerRequestFilter {

  private static final String PROPERTY = FileMark.class.getName();

  @Override
  public void filter(ContainerRequestContext context) {
    context.setProperty(PROPERTY, true);
  }

  static boolean takesFiles(ContainerRequestContext context) {
    return context.getProperty(PROPERTY) != null;
  }
}
