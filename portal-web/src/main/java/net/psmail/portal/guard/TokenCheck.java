package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Lets a program in with the token of its {@code Authorization} header, and with nothing else (<a
 * href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>).
 */
@WithToken
@Provider
@Priority(Priorities.AUTHENTICATION - 200)
@ApplicationScoped
public class TokenCheck implements ContainerRequestFilter {

  private static final String PROPERTY = TokenCheck.class.getName();
  private static final Pattern CREDENTIALS =
      Pattern.compile("bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final String REALM = "Bearer realm=\"PSMail\"";

  @Context private ResourceInfo resource;
  @Inject private ApiTokens tokens;
  @Inject private CurrentToken current;
  @Inject private RateLimits limits;
  @Inject private Client client;

  @Override
  public void filter(ContainerRequestContext context) {
    limits.count(Limit.API_NETWORK, client.network());
    String sent = sent(context.getHeaderString(HttpHeaders.AUTHORIZATION));
    ApiToken token = tokens.find(sent).orElseThrow(TokenCheck::unknown);
    List<Scope> needed =
        List.of(resource.getResourceMethod().getAnnotation(WithToken.class).value());
    if (!token.scopes().containsAll(needed)) {
      throw insufficient(needed);
    }
    current.set(token, sent);
    context.setProperty(PROPERTY, true);
  }

  /** Whether a token has let the request in: no browser does that by itself. */
  static boolean hasPassed(ContainerRequestContext context) {
    return context.getProperty(PROPERTY) != null;
  }

  private static String sent(@Nullable String header) {
    return credentials(header)
        .orElseThrow(
            () -> refusal(401, REALM, "token-missing", "Send a token: Authorization: Bearer …"));
  }

  /** The token of such a header, whether it works or not; empty for any other header. */
  static Optional<String> credentials(@Nullable String header) {
    Matcher credentials = CREDENTIALS.matcher(header == null ? "" : header);
    return credentials.matches() ? Optional.of(credentials.group(1)) : Optional.empty();
  }

  /** The same for all that do not work. */
  private static Refusal unknown() {
    return refusal(
        401,
        REALM + ", error=\"invalid_token\"",
        "invalid-token",
        "This token is unknown, revoked or has ended.");
  }

  private static Refusal insufficient(List<Scope> needed) {
    String scopes = needed.stream().map(Scope::word).collect(Collectors.joining(" "));
    return refusal(
        403,
        REALM + ", error=\"insufficient_scope\", scope=\"" + scopes + '"',
        "insufficient-scope",
        "This token would need the scope " + scopes + ".");
  }

  private static Refusal refusal(int status, String challenge, String code, String detail) {
    return new Refusal(
        Response.status(status).header(HttpHeaders.WWW_AUTHENTICATE, challenge).build(),
        code,
        detail);
  }
}
