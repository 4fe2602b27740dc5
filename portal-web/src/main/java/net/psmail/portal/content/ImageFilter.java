package net.psmail.portal.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.database.Transactions;

/**
 * Answers the addresses of pictures, from memory if they are asked for often. Whatever a picture
 * may hold, a browser shows it as a picture and runs nothing of it. Only for addresses of pictures
 * that there are is the database asked.
 */
@Dependent
public class ImageFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(ImageFilter.class.getName());
  private static final String FOLDER = "/images/";
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final long KEPT_BYTES = 8L * 1024 * 1024;

  private final transient Cache<String, byte[]> kept =
      Caffeine.newBuilder()
          .maximumWeight(KEPT_BYTES)
          .weigher((String address, byte[] bytes) -> bytes.length)
          .build();

  @Inject private transient Contents contents;
  @Inject private transient ImageStore images;
  @Inject private transient Transactions transactions;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = request.getRequestURI();
    if (READING.contains(request.getMethod()) && address.startsWith(FOLDER) && exists(address)) {
      write(address, request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean exists(String address) {
    int slash = address.indexOf('/', FOLDER.length());
    int dot = address.lastIndexOf('.');
    return slash > 0
        && dot > slash
        && contents
            .library()
            .image(address.substring(slash + 1, dot))
            .filter(image -> image.address().equals(address))
            .isPresent();
  }

  private void write(String address, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String tag = '"' + address.substring(FOLDER.length(), address.lastIndexOf('/')) + '"';
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("ETag", tag);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Optional<byte[]> picture = picture(address);
    if (picture.isEmpty()) {
      response.setHeader("Cache-Control", "no-store");
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    response.setContentType(address.endsWith(".png") ? "image/png" : "image/jpeg");
    response.setContentLength(picture.get().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(picture.get());
    }
  }

  /** Empty when the database does not answer, or has forgotten it a moment ago. */
  private Optional<byte[]> picture(String address) {
    try {
      return Optional.ofNullable(
          kept.get(
              address, wanted -> transactions.call(() -> images.picture(wanted)).orElse(null)));
    } catch (RuntimeException unavailable) {
      LOG.log(Level.WARNING, "A picture could not be read", unavailable);
      return Optional.empty();
    }
  }
}
