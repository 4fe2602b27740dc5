package net.psmail.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/**
 * Takes the language off the address, so that a resource has one path in all languages. The API has
 * one language, and no prefix.
 */
@Provider
@PreMatching
@ApplicationScoped
public class LanguagePrefix implements ContainerRequestFilter {

  private static final String API = "/api/";

  @Inject private HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    UriInfo uri = context.getUriInfo();
    String asked = uri.getRequestUri().getRawPath();
    String path = Place.of(asked).path();
    if (!path.startsWith(API)) {
      context.setRequestUri(uri.getBaseUri(), uri.getRequestUriBuilder().replacePath(path).build());
    }
    Visit.of(request);
  }
}
