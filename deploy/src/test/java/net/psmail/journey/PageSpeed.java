package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How many pages a second are answered, each beside what the bare container answers at best, and
 * how long readers wait at half of that. Baseline and figure are measured in turns, so that a busy
 * moment of the machine hits both.
 */
final class PageSpeed {

  private static final int SLOWEST = 20;
  private static final int PROFILES = 500;
  private static final Path OUTLOOK = Path.of("bench/outlook.lua");

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
    compare("the same, no address", 0.7, file, "/mail/config-v1.1.xml");
    compare(
        "Autodiscover 2 / static file",
        0.5,
        file,
        "/autodiscover/autodiscover.json?Email=anna@psmail.test&Protocol=Autodiscoverv1");
    compare("sign-in page / constant text", 0.8, text, "/sign-in");
    compare("search / constant text", 0.5, text, "/search?q=certificate");
  }

  void measureStatus() throws IOException {
    String summary = site + "/status/api/v2/summary.json";
    await("every service to have been looked at")
        .atMost(2, MINUTES)
        .until(() -> FirstPage.answers(summary));
    Bench.heading("status pages, requests a second (p50, p99)", "32 connections");
    compare("status page / static file", 0.7, file, "/status/");
    compare("status page, gzip / static file", 0.7, file, "/status/", "Accept-Encoding: gzip");
    compare("status summary / static file", 0.7, file, "/status/api/v2/summary.json");
  }

  /** What is made for each who asks: no memory can answer. */
  void measureMade(String cookies) throws IOException {
    Bench.heading("settings that are made, a second (p50, p99)", "32 connections");
    String outlook = site + "/autodiscover/autodiscover.xml";
    Wrk.measure(outlook, 5, OUTLOOK);
    Wrk base = Wrk.measure(text, 5);
    Wrk answers = Wrk.measure(outlook, 10, OUTLOOK);
    Bench.say("  %-28s %8s | %8s", "Autodiscover 1 / constant text", base, answers);
    Bench.ratio("", 0.5, base.rate(), answers.rate());
    String profile = site + "/account/apple.mobileconfig";
    Wrk.measure(profile, 5, "Cookie: " + cookies);
    Wrk profiles = Wrk.measure(profile, 10, "Cookie: " + cookies);
    Bench.say(
        "  %-28s %8s  aim %d %s",
        "signed Apple profiles",
        profiles,
        PROFILES,
        profiles.rate() >= PROFILES ? "reached" : "missed");
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
