package net.psmail.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the page cache, which stands before JAX-RS, that the answer may be kept. */
@Public
@Provider
@ApplicationScoped
public class PublicMark implements ContainerRequestFilter {

  private static final String ATTRIBUTE = PublicMark.class.getName();

  @Inject private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    request.setAttribute(ATTRIBUTE, true);
  }

  static boolean isPublic(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }
}
