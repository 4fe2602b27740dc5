package net.psmail.journey;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The figures that PSMail promises, each beside a baseline of the same run: {@code deploy/psmail
 * bench}. Baseline and figure are measured in turns, so that a busy moment of the machine hits
 * both.
 */
final class Bench {

  private final String bare;

  private Bench(String bare) {
    this.bare = bare;
  }

  /** Arguments: where the bare container answers. */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(arguments[0]);
    try (Installation embedded = Installation.create(Way.EMBEDDED)) {
      bench.ofTheSite(embedded);
    }
    try (Installation real = Installation.create(Way.REAL)) {
      bench.ofTheMail(real);
    }
  }

  private void ofTheSite(Installation psmail) throws Exception {
    heading("from run (built) to the first page", "aim: 8 s");
    say("  first start, new data       %5.1f s", seconds(FirstPage.after(psmail)));
    psmail.stop();
    say("  second start                %5.1f s", seconds(FirstPage.after(psmail)));
    psmail.awaitSummary();
    Thread.sleep(20_000);
    say("  memory when idle            %5d MB   (aim: 420 MB)", residentMegabytes(psmail));

    heading("pages, requests a second (p50, p99)", "32 connections");
    compare("home page / static file", 0.7, bare + "/static.html", psmail.url() + "/");
    compare(
        "autoconfig / static file",
        0.7,
        bare + "/static.html",
        psmail.url() + "/mail/config-v1.1.xml?emailaddress=anna@psmail.test");
    compare("sign-in page / constant text", 0.8, bare + "/rest/text", psmail.url() + "/sign-in");
    compare(
        "search / constant text", 0.5, bare + "/rest/text", psmail.url() + "/search?q=certificate");
    say("  memory after that           %5d MB", residentMegabytes(psmail));

    heading("registrations a second", "cores: " + Runtime.getRuntime().availableProcessors());
    SignUps signUps = new SignUps(psmail);
    signUps.perSecond(24);
    double bareHashes = Argon2Hashes.perSecond(120);
    double registrations = signUps.perSecond(120);
    ratio("registrations / bare Argon2id", 0.9, bareHashes, registrations);
  }

  private void ofTheMail(Installation psmail) throws IOException, MessagingException {
    psmail.start();
    new Visitor(psmail).becomeMember("warm.up");
    heading("the real servers", "6 mail programs");
    long begin = System.nanoTime();
    String password = new Visitor(psmail).becomeMember("timed");
    boolean in = new MailProgram(psmail, "timed@psmail.test", password).mayLogIn();
    say(
        "  submitted form to first IMAP login %5.2f s%s",
        seconds(Duration.ofNanos(System.nanoTime() - begin)), in ? "" : " REFUSED");

    String slow = new Visitor(psmail).becomeMember("argon");
    new RealServers(psmail).hashByArgon2("argon@psmail.test", Argon2Hashes.phc(slow));
    ImapLogins logins = new ImapLogins(psmail);
    logins.perSecond("timed@psmail.test", password, Duration.ofSeconds(3));
    double byArgon2 = logins.perSecond("argon@psmail.test", slow, Duration.ofSeconds(10));
    double byDevice = logins.perSecond("timed@psmail.test", password, Duration.ofSeconds(10));
    ratio("IMAP logins: device password / Argon2id", 20, byArgon2, byDevice);
  }

  private static void compare(String what, double aim, String baseline, String figure)
      throws IOException {
    Wrk.measure(figure, 5);
    Wrk first = Wrk.measure(baseline, 5);
    Wrk measured = Wrk.measure(figure, 10);
    Wrk second = Wrk.measure(baseline, 5);
    Wrk base = first.rate() > second.rate() ? first : second;
    say("  %-28s %8s | %8s", what, base, measured);
    ratio("", aim, base.rate(), measured.rate());
  }

  private static void ratio(String what, double aim, double baseline, double figure) {
    String verdict = figure / baseline >= aim ? "reached" : "missed";
    say(
        "  %-40s baseline %9.1f  figure %9.1f  ratio %6.2f  aim %5.1f %s",
        what, baseline, figure, figure / baseline, aim, verdict);
  }

  private static void heading(String what, String note) {
    say("%n%s  (%s)", what, note);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static long residentMegabytes(Installation psmail) throws IOException {
    String process = Files.readString(psmail.data().resolve("run/payara.pid")).strip();
    return Files.readAllLines(Path.of("/proc", process, "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> line.replaceAll("\\D", ""))
            .mapToLong(Long::parseLong)
            .sum()
        / 1024;
  }
}
