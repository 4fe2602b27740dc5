package net.psmail.status.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sends what {@link Pages} has ready. Only GET and HEAD are served; everything else is refused. */
public final class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int PERMANENT = 308;

  private final transient Pages pages;

  public PageServlet(Pages pages) {
    this.pages = pages;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = "HEAD".equals(request.getMethod());
    String path = request.getPathInfo();
    protect(request, response);
    if (!head && !"GET".equals(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (pages.isHttpsOnly() && !isForPrograms(path) && OpenWay.ledHere(request)) {
      response.setHeader("Location", pages.address(path));
      response.setStatus(PERMANENT);
    } else if (path == null || path.equals("/de")) {
      response.setHeader("Location", request.getRequestURI() + "/");
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
    } else {
      send(pages.answer(path), head, request, response);
    }
  }

  /** Monitors, and sites that show our state, would lose their way in a redirect. */
  private static boolean isForPrograms(@Nullable String path) {
    return path != null && path.startsWith("/api/");
  }

  private void protect(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    if (request.isSecure() && pages.secureSite()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void send(
      Answer answer, boolean head, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean compressed = takesGzip(request.getHeader("Accept-Encoding"));
    String tag = "\"" + answer.tag() + (compressed ? "-gz" : "") + "\"";
    response.setHeader("Content-Security-Policy", answer.securityPolicy());
    response.setHeader("Cache-Control", answer.cacheControl());
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", tag);
    if (!answer.type().equals(Answer.HTML)) {
      response.setHeader("Access-Control-Allow-Origin", "*");
    }
    if (answer.status() == 200 && names(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setStatus(answer.status());
    if (answer.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", "5");
    }
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    byte[] body = compressed ? answer.compressed() : answer.plain();
    response.setContentType(answer.type());
    response.setContentLength(body.length);
    if (!head) {
      response.getOutputStream().write(body);
    }
  }

  private static boolean takesGzip(@Nullable String encodings) {
    return encodings != null
        && Arrays.stream(encodings.replace(" ", "").split(","))
            .anyMatch(one -> one.equals("gzip") || one.matches("gzip;q=(1|0\\.\\d*[1-9]).*"));
  }

  private static boolean names(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(","))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }
}
