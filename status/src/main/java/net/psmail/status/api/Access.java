package net.psmail.status.api;

import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import net.psmail.status.page.OpenWay;
import org.jspecify.annotations.Nullable;

/** Lets in whoever has a token (RFC 6750) with the scope that the method needs. */
@Priority(Priorities.AUTHENTICATION)
public final class Access implements ContainerRequestFilter {

  private static final String BEARER = "bearer ";

  private final Tokens tokens;
  private final boolean httpsOnly;

  @Context private @Nullable ResourceInfo resource;
  @Context private @Nullable HttpServletRequest servlet;

  public Access(@Context ServletContext context) {
    ApiParts parts = ApiParts.of(context);
    this.tokens = parts.tokens();
    this.httpsOnly = parts.httpsOnly();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (httpsOnly && OpenWay.ledHere(Objects.requireNonNull(servlet))) {
      request.abortWith(
          Problems.builder(403, "Not over plain http", "Make another token, and use https.")
              .build());
      return;
    }
    Optional<Token> token = secret(request).flatMap(tokens::find);
    if (token.isEmpty()) {
      request.abortWith(
          Problems.builder(401, "Who are you?", "Send a token as Authorization: Bearer.")
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"status\"")
              .build());
    } else if (!token.get().scopes().contains(needed())) {
      request.abortWith(
          Problems.builder(403, "Not allowed", "This needs the scope " + needed().code() + ".")
              .build());
    } else {
      request.setSecurityContext(new Holder(token.get()));
    }
  }

  private static Optional<String> secret(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).strip());
  }

  private Scope needed() {
    ResourceInfo called = Objects.requireNonNull(resource);
    Needs needs = called.getResourceMethod().getAnnotation(Needs.class);
    if (needs == null) {
      needs = called.getResourceClass().getAnnotation(Needs.class);
    }
    return needs == null ? Scope.TOKENS : needs.value();
  }

  /** The program that asks, by its token. */
  record Program(String id, String name) implements Principal {

    @Override
    public String getName() {
      return name;
    }
  }

  /** Whether it is this token that a request came with. */
  static boolean isOf(SecurityContext caller, Token token) {
    return caller.getUserPrincipal() instanceof Program program && program.id().equals(token.id());
  }

  private record Holder(Token token) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return new Program(token.id(), token.name());
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
