package net.psmail.journey;

import java.io.IOException;

/**
 * How many pages a second are answered, each beside what the bare container answers at best, and
 * how long readers wait at half of that. Baseline and figure are measured in turns, so that a busy
 * moment of the machine hits both.
 */
final class PageSpeed {

  private static final int SLOWEST = 20;

  private final String file;
  private final String text;
  private final String site;

  PageSpeed(String bare, String site) {
    this.file = bare + "/static.html";
    this.text = bare + "/rest/text";
    this.site = site;
  }

  void measure() throws IOException {
    Bench.heading("pages, requests a second (p50, p99)", "32 connections");
    compare("home page / static file", 0.7, file, "/");
    compare("article / static file", 0.7, file, "/help/secure-email");
    compare("FAQ page / static file", 0.7, file, "/faqs/can-you-read-my-mail");
    compare(
        "article, gzip / static file", 0.7, file, "/help/secure-email", "Accept-Encoding: gzip");
    compare(
        "autoconfig / static file",
        0.7,
        file,
        "/mail/config-v1.1.xml?emailaddress=anna@psmail.test");
    compare("sign-in page / constant text", 0.8, text, "/sign-in");
    compare("search / constant text", 0.5, text, "/search?q=certificate");
  }

  /** The same for some of them, when the library is large. */
  void measureAgain(String heading) throws IOException {
    Bench.heading(heading, "32 connections");
    compare("home page / static file", 0.7, file, "/");
    compare("article / static file", 0.7, file, "/help/secure-email");
    compare("search / constant text", 0.5, text, "/search?q=certificate");
  }

  private void compare(String what, double aim, String baseline, String path, String... headers)
      throws IOException {
    String figure = site + path;
    Wrk.measure(figure, 5, headers);
    Wrk first = Wrk.measure(baseline, 5);
    Wrk measured = Wrk.measure(figure, 10, headers);
    Wrk second = Wrk.measure(baseline, 5);
    Wrk base = first.rate() > second.rate() ? first : second;
    Bench.say("  %-28s %8s | %8s", what, base, measured);
    Bench.ratio("", aim, base.rate(), measured.rate());
    Wrk half = Wrk.atHalf(measured.rate(), figure, 8);
    Bench.say(
        "  %-40s %s  p99 aim %d ms %s",
        "  at half load", half, SLOWEST, half.most() < SLOWEST ? "reached" : "missed");
  }
}
