package net.psmail.status.probe;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether a page has the status and the text that it should have. */
final class HttpLook implements Look {

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    int redirects = probe.option("redirects", 0);
    boolean whole = redirects > 0 || probe.option("text").isPresent();
    URI uri = probe.site();
    WebAnswer answer = WebAnswer.get(visit, uri, probe.serverName(), null, whole);
    for (int i = 0; i < redirects && leadsOn(answer); i++) {
      uri = next(uri, answer.location());
      String host = uri.getHost().replaceAll("[\\[\\]]", "");
      String name = host.equals(probe.host()) ? probe.serverName() : host;
      answer = WebAnswer.get(visit, uri, name, null, true);
    }
    return judge(probe, answer, redirects);
  }

  private static Sight judge(Probe probe, WebAnswer answer, int redirects) {
    if (redirects > 0 && leadsOn(answer)) {
      return new Sight(Finding.UNEXPECTED_ANSWER, "More than " + redirects + " redirects");
    }
    if (!isExpected(probe.option("status", "200-399"), answer.status())) {
      return new Sight(Finding.UNEXPECTED_ANSWER, answer.statusLine());
    }
    if (!answer.body().contains(probe.option("text", ""))) {
      return new Sight(Finding.TEXT_MISSING, answer.statusLine());
    }
    Secured secured = answer.secured();
    return secured == null
        ? Sight.works(answer.statusLine())
        : secured.judge(probe, answer.statusLine());
  }

  private static boolean leadsOn(WebAnswer answer) {
    return answer.status() / 100 == 3 && answer.location() != null;
  }

  private static URI next(URI from, @Nullable String location) throws Trouble {
    try {
      URI uri = from.resolve(location == null ? "" : location);
      if (Place.SITE.fits(uri.toString())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new Trouble(Finding.UNEXPECTED_ANSWER, "A redirect that leads nowhere");
  }

  private static boolean isExpected(String codes, int status) {
    for (String range : codes.split(",", -1)) {
      String[] ends = range.split("-", -1);
      if (status >= Integer.parseInt(ends[0])
          && status <= Integer.parseInt(ends[ends.length - 1])) {
        return true;
      }
    }
    return false;
  }
}
