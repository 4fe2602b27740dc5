package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import net.psmail.portal.site.Hosts;
import org.jspecify.annotations.Nullable;

/**
 * What a public answer depends on: the path; for client settings also the domain that is asked
 * about, in the address or in the host name, and never a mailbox; for a search its question.
 * Nothing else of a query, so that it cannot be used to walk past the cache.
 *
 * @param asked what the answer depends on besides the path; empty for most
 */
record PageKey(String path, String asked) {

  /** Questions in use are shorter; a longer one is answered, but not remembered. */
  static final int LONGEST_QUESTION = 300;

  private static final String SEARCH = "/search";

  /** What is told of the domain that is asked, and of no other. */
  private static final Set<String> OF_HOST =
      Set.of("/.well-known/mta-sts.txt", "/.well-known/user-agent-configuration.json");

  /** Null when the answer is worth no place in memory. */
  static @Nullable PageKey of(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (isSettings(path)) {
      return ofSettings(path, AskedDomain.of(request), request.getServerName());
    }
    AutodiscoverQuestion outlook = AutodiscoverQuestion.of(request);
    if (outlook != null) {
      return new PageKey(AutodiscoverQuestion.PATH, outlook.domain() + " " + outlook.protocol());
    }
    if (OF_HOST.contains(path)) {
      return ofSettings(path, "", request.getServerName());
    }
    return isSearch(path)
        ? ofSearch(path, Objects.requireNonNullElse(request.getQueryString(), ""))
        : new PageKey(path, "");
  }

  static PageKey ofSettings(String path, String domain, String host) {
    return new PageKey(path, domain + "@" + Hosts.plain(host));
  }

  /** The query as it was sent: read once more and in another way, two questions could get one. */
  static @Nullable PageKey ofSearch(String path, String query) {
    return query.length() > LONGEST_QUESTION ? null : new PageKey(path, query);
  }

  /** Whether anybody can make up as many of them as he likes. */
  boolean isQuestion() {
    return !asked.isEmpty() && isSearch(path);
  }

  private static boolean isSettings(String path) {
    return path.endsWith("v1.1.xml") || path.endsWith("v1.xml");
  }

  private static boolean isSearch(String path) {
    return path.endsWith(SEARCH) && Place.of(path).path().equals(SEARCH);
  }
}
