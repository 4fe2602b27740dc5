package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures that PSMail promises, each beside a baseline of the same run: {@code deploy/psmail
 * bench}.
 */
final class Bench {

  private static final int MAIL_MEMBERS = 40;
  private static final int MANY = 10_000;

  private final String bare;

  private Bench(String bare) {
    this.bare = bare;
  }

  /** Arguments: where the bare container answers, and what is measured. */
  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(arguments[0]);
    List<String> parts = List.of(arguments).subList(1, arguments.length);
    for (String part : List.of("site", "status-pages", "mail", "accounts", "flood", "times")) {
      if (parts.contains(part)) {
        bench.measure(part);
      }
    }
  }

  private void measure(String part) throws Exception {
    if (part.equals("times")) {
      ofTheTimes();
      return;
    }
    boolean real = List.of("mail", "accounts", "flood").contains(part);
    try (Installation psmail = Installation.create(real ? Way.REAL : Way.EMBEDDED)) {
      if (part.equals("accounts")) {
        psmail.with("psmail.http.trusted-proxies=127.0.0.1").start();
        new AccountsBench(psmail).measure();
      } else if (part.equals("flood")) {
        psmail.with("psmail.http.trusted-proxies=127.0.0.1").start();
        new FloodBench(psmail).measure();
      } else if (part.equals("mail")) {
        ofTheMail(psmail);
      } else if (part.equals("site")) {
        ofTheSite(psmail);
      } else {
        ofTheStatusPages(psmail);
      }
    }
  }

  private static void ofTheTimes() throws Exception {
    boolean seen = true;
    for (Way way : Way.values()) {
      try (Installation psmail = Installation.create(way)) {
        psmail.with(AnswerTimesBench.SETTINGS).start();
        seen &= new AnswerTimesBench(psmail).measure();
      }
    }
    if (!seen) {
      throw new IllegalStateException(
          "A planted delay was not seen: measure when the machine has nothing else to do.");
    }
  }

  private void ofTheStatusPages(Installation psmail) throws IOException {
    psmail.start();
    psmail.awaitSummary();
    new PageSpeed(bare, psmail.url()).measureStatus();
  }

  private void ofTheSite(Installation psmail) throws Exception {
    heading("from run (built) to the first page", "aim: 8 s");
    say("  first start, new data       %5.1f s", seconds(FirstPage.after(psmail)));
    psmail.stop();
    say("  second start                %5.1f s", seconds(FirstPage.after(psmail)));
    psmail.awaitSummary();
    say("  memory when idle            %5d MB   (aim: 420 MB)", settledMegabytes(psmail));

    PageSpeed pages = new PageSpeed(bare, psmail.url());
    pages.measure();
    Visitor member = new Visitor(psmail);
    member.becomeMember("profiles");
    pages.measureMade(member.cookies());
    say("  memory after that           %5d MB", residentMegabytes(psmail));

    heading("registrations a second", "cores: " + Runtime.getRuntime().availableProcessors());
    SignUps signUps = new SignUps(psmail);
    signUps.perSecond(24);
    double bareHashes = Argon2Hashes.perSecondAsThePortalRuns(120);
    double registrations = signUps.perSecond(120);
    ratio("registrations / bare Argon2id", 0.9, bareHashes, registrations);

    ManyArticles.bring(psmail, MANY);
    pages.measureAgain("the same pages with 10,000 articles more");
    say("  memory after that           %5d MB", residentMegabytes(psmail));
  }

  private static void ofTheMail(Installation psmail) throws IOException, MessagingException {
    psmail.start();
    new Visitor(psmail).becomeMember("warm.up");
    heading("the real servers", "6 mail programs, TLS resumed");
    long begin = System.nanoTime();
    String password = new Visitor(psmail).becomeMember("timed");
    boolean in = new MailProgram(psmail, "timed@psmail.test", password).mayLogIn();
    say(
        "  submitted form to first IMAP login %5.2f s%s",
        seconds(Duration.ofNanos(System.nanoTime() - begin)), in ? "" : " REFUSED");

    Map<String, String> members = new LinkedHashMap<>();
    for (int number = 0; number < MAIL_MEMBERS; number++) {
      String name = "mail" + number;
      members.put(name + "@psmail.test", new Visitor(psmail).becomeMember(name));
    }
    ofTheLogins(psmail, members);
  }

  /** The same members and device passwords for both, so that only the hash differs. */
  private static void ofTheLogins(Installation psmail, Map<String, String> members)
      throws IOException {
    ImapLogins.measure(psmail, members, Duration.ofSeconds(3));
    ImapLogins bare = ImapLogins.measure(psmail, Map.of(), Duration.ofSeconds(10));
    ImapLogins byDevice = ImapLogins.measure(psmail, members, Duration.ofSeconds(10));
    RealServers servers = new RealServers(psmail);
    members.forEach(
        (address, password) -> servers.hashByArgon2(address, Argon2Hashes.phc(password)));
    ImapLogins byArgon2 = ImapLogins.measure(psmail, members, Duration.ofSeconds(10));
    say("  connect and leave, no login  %s", bare);
    say("  by an Argon2id password      %s", byArgon2);
    say("  by a device password         %s", byDevice);
    ratio("IMAP logins: device password / Argon2id", 20, byArgon2.rate(), byDevice.rate());
  }

  static void ratio(String what, double aim, double baseline, double figure) {
    String verdict = figure / baseline >= aim ? "reached" : "missed";
    say(
        "  %-40s baseline %9.1f  figure %9.1f  ratio %6.2f  aim %5.1f %s",
        what, baseline, figure, figure / baseline, aim, verdict);
  }

  static void most(String what, double aim, double ratio) {
    String verdict = ratio <= aim ? "reached" : "missed";
    say("  %-56s ratio %6.2f  aim %5.1f at most %s", what, ratio, aim, verdict);
  }

  static void heading(String what, String note) {
    say("%n%s  (%s)", what, note);
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Once it has stayed the same for ten readings, a second apart. */
  private static long settledMegabytes(Installation psmail) {
    Deque<Long> readings = new ArrayDeque<>();
    await("a memory that does not change")
        .pollDelay(Duration.ZERO)
        .pollInterval(1, SECONDS)
        .atMost(2, MINUTES)
        .until(
            () -> {
              readings.addLast(residentMegabytes(psmail));
              if (readings.size() > 10) {
                readings.removeFirst();
              }
              return readings.size() == 10
                  && Collections.max(readings) - Collections.min(readings) <= 1;
            });
    return readings.getLast();
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
