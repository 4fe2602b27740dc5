package net.psmail.portal.guard;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import net.psmail.portal.page.FormTokens;

/**
 * Lets a change through only when the form came from one of our pages: the browser says so by
 * {@code Sec-Fetch-Site} or {@code Origin}, and the form carries the token of the visitor's cookie.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
@ApplicationScoped
public class CsrfCheck implements ContainerRequestFilter {

  private static final String FIELD = "csrf";
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject private HttpServletRequest request;
  @Inject private FormTokens tokens;
  @Inject private OwnOrigin origin;

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    if (CHANGE_NOTHING.contains(context.getMethod())
        || AskMark.isOn(context)
        || TokenCheck.hasPassed(context)) {
      return;
    }
    byte[] form = context.getEntityStream().readAllBytes();
    context.setEntityStream(new ByteArrayInputStream(form));
    String sent = sent(form, context);
    String known = tokens.ofCookie(request).orElseThrow(ForbiddenException::new);
    if (!isSame(sent, known) || !origin.sent(request)) {
      throw new ForbiddenException();
    }
  }

  private static String sent(byte[] form, ContainerRequestContext context) {
    MediaType type = context.getMediaType();
    if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
      return FormField.first(form, FIELD);
    }
    if (FileMark.takesFiles(context) && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
      return FormField.firstPart(form, FIELD);
    }
    throw new NotSupportedException();
  }

  private static boolean isSame(String sent, String known) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), known.getBytes(StandardCharsets.UTF_8));
  }
}
