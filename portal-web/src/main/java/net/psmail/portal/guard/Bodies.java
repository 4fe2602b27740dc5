package net.psmail.portal.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import net.psmail.portal.guard.SlowBody.Bounds;
import net.psmail.portal.guard.SlowBody.TooLarge;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;

/**
 * Reads what is sent before anybody waits for it. A body that comes slowly holds a thread, so only
 * few may be read at a time and fewer of one network: most threads (preboot.txt has their number)
 * stay for pages. Only those who write the site may send more than a form, and only there, and
 * programs that may hand in tables of accounts.
 */
@Dependent
public class Bodies extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final int AT_ONCE = 32;
  private static final int OF_ONE_NETWORK = 8;

  /** A large body is held in memory several times over. */
  private static final int LARGE_AT_ONCE = 2;

  private static final String DESK = "/control-room/";
  private static final String TABLES = "/api/v1/bulk";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Inject private transient Clock clock;
  @Inject private transient Client client;
  @Inject private transient CurrentSession session;
  @Inject private transient ApiTokens tokens;
  @Inject private transient RateLimits limits;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore largePlaces = new Semaphore(LARGE_AT_ONCE);
  private final Map<String, Integer> networks = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (READING.contains(request.getMethod()) && request.getContentType() == null) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body;
    try {
      body = read(request);
    } catch (NoToken unread) {
      // The check of tokens counts it, and says why.
      response.setHeader("Connection", "close");
      body = new byte[0];
    } catch (TooLarge tooLarge) {
      refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
      return;
    } catch (Busy busy) {
      refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    } catch (IOException tooSlow) {
      refuse(response, HttpServletResponse.SC_REQUEST_TIMEOUT);
      return;
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() <= SlowBody.FORM.bytes() || !mayBeLarge(request)) {
      return read(request, SlowBody.FORM);
    }
    if (!largePlaces.tryAcquire()) {
      throw new Busy();
    }
    try {
      return read(request, SlowBody.FILE);
    } finally {
      largePlaces.release();
    }
  }

  private boolean mayBeLarge(HttpServletRequest request) throws NoToken {
    return isOfAnAuthor(request) || isATableOfAProgram(request);
  }

  private boolean isATableOfAProgram(HttpServletRequest request) throws NoToken {
    return request.getRequestURI().equals(TABLES)
        && token(request).scopes().contains(Scope.BULK_SHOW);
  }

  /** Not even looked for where a network has asked too often. */
  private ApiToken token(HttpServletRequest request) throws NoToken {
    if (limits.isReached(Limit.API_NETWORK, client.network())) {
      throw new NoToken();
    }
    return TokenCheck.credentials(request.getHeader(HttpHeaders.AUTHORIZATION))
        .flatMap(tokens::find)
        .orElseThrow(NoToken::new);
  }

  private boolean isOfAnAuthor(HttpServletRequest request) {
    return Visit.of(request).path().startsWith(DESK)
        && session.find().filter(found -> found.role().includes(Role.AUTHOR)).isPresent();
  }

  private byte[] read(HttpServletRequest request, Bounds bounds) throws IOException {
    String network = client.network();
    boolean mayRead = networks.merge(network, 1, Integer::sum) <= OF_ONE_NETWORK;
    boolean hasPlace = mayRead && places.tryAcquire();
    try {
      if (!hasPlace) {
        throw new Busy();
      }
      return new SlowBody(request.getContentLengthLong(), bounds, clock)
          .read(request.getInputStream());
    } finally {
      if (hasPlace) {
        places.release();
      }
      networks.computeIfPresent(network, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  /** What is still to come of the body is nobody's concern. */
  private static void refuse(HttpServletResponse response, int status) throws IOException {
    response.setHeader("Connection", "close");
    response.sendError(status);
  }

  private static final class NoToken extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
