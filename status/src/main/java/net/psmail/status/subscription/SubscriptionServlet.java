package net.psmail.status.subscription;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;

/** Serves the pages of subscriptions below /subscribe. Their addresses are secrets of readers. */
public final class SubscriptionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(SubscriptionServlet.class.getName());

  private final transient SubscriptionPages pages;
  private final String policy;

  /**
   * Pages of these subscriptions.
   *
   * @param components what can be chosen, for "en" and for "de"
   */
  public SubscriptionServlet(
      Subscriptions subscriptions, Function<String, List<Choice>> components) {
    pages = new SubscriptionPages(subscriptions, components);
    policy =
        "default-src 'none'; style-src 'sha256-"
            + sha256(pages.style())
            + "'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "connect-src 'self'";
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    boolean post = "POST".equals(method);
    if (!post && !"GET".equals(method) && !"HEAD".equals(method)) {
      response.setHeader("Allow", "GET, HEAD, POST");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    PageRequest asked = read(request, post);
    PageReply reply;
    try {
      reply = pages.answer(asked);
    } catch (StatusException e) {
      LOG.log(Level.WARNING, "A page of subscriptions could not be served: {0}", e.getMessage());
      reply = pages.unavailable(asked);
    }
    send(reply, "HEAD".equals(method), response);
  }

  private static PageRequest read(HttpServletRequest request, boolean post) throws IOException {
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    Map<String, List<String>> values = new HashMap<>();
    if (post) {
      request.getParameterMap().forEach((name, all) -> values.put(name, List.of(all)));
    }
    String path = request.getPathInfo();
    return new PageRequest(
        request.getContextPath(), post, path == null ? "" : path, values, network(request));
  }

  /** Of a proxy on this machine is believed whom it names last. */
  private static String network(HttpServletRequest request) throws UnknownHostException {
    String peer = request.getRemoteAddr();
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !InetAddress.getByName(peer).isLoopbackAddress()) {
      return peer;
    }
    return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }

  private void send(PageReply reply, boolean head, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(reply.status());
    byte[] body = reply.html().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(body.length);
    if (!head) {
      response.getOutputStream().write(body);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
