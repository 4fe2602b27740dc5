package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One service fails after another, and the status page, which looks from a process of its own, says
 * it of that service and of what needs it, and of nothing else.
 */
@Order(1)
class StatusStackIT {

  private static final String ROBIN = "robin@psmail.test";
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** What cannot be done without a place to ask for passwords. */
  private static final Set<String> LOGINS =
      Set.of("imap-login", "pop3-login", "sieve-login", "submission-login", "round-trip");

  private static final String SERVING = ".services li.operational h3";

  private static Installation psmail;
  private static RealServers servers;
  private static StatusAlone status;
  private static MailProgram robin;
  private static Path passwordFile;
  private static String password;

  /**
   * What can fail.
   *
   * @param end takes it away
   * @param begin gives it back
   * @param needed what fails with it
   */
  private record Service(String name, Runnable end, Runnable begin, Set<String> needed) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Service> services() {
    return List.of(
        new Service(
            "Postfix",
            servers::stopPostfix,
            servers::startMail,
            Set.of("smtp-in", "submission-login", "round-trip")),
        new Service("the signer", servers::stopSigner, servers::startMail, Set.of()),
        listener("imap-login", "imap-login", "round-trip"),
        listener("pop3-login", "pop3-login"),
        listener("managesieve-login", "sieve-login"),
        new Service("Dovecot", servers::stopDovecot, servers::startMail, LOGINS),
        new Service(
            "MariaDB",
            servers::stopDatabase,
            servers::startDatabase,
            Stream.concat(LOGINS.stream(), Stream.of("database", "portal-ready")).collect(toSet())),
        // It takes connections and says nothing, which is worse than to be gone.
        new Service(
            "the portal",
            () -> signalPortal("-STOP"),
            () -> signalPortal("-CONT"),
            Set.of("portal-page", "portal-ready")),
        new Service(
            "the mailbox' password",
            () -> writePassword("not-" + password),
            () -> writePassword(password),
            LOGINS));
  }

  private static Service listener(String name, String... needed) {
    return new Service(name, () -> servers.stopListener(name), servers::reloadMail, Set.of(needed));
  }

  @BeforeAll
  static void start() throws IOException {
    // The round trip sends more often here than a new account, or any other, may.
    psmail =
        Installation.create(Way.REAL)
            .with("psmail.probation.steps=off", "psmail.sending.hourly=0", "psmail.sending.daily=0")
            .start();
    servers = new RealServers(psmail);
    password = new Visitor(psmail).becomeMember("robin");
    robin = new MailProgram(psmail, ROBIN, password);
    passwordFile = psmail.data().resolve("robin.password");
    writePassword(password);
    status = StatusAlone.start(psmail, settings());
  }

  @AfterAll
  static void stop() {
    status.close();
    psmail.close();
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("psmail.status.interval", INTERVAL.toString());
    settings.put("psmail.status.timeout", "PT3S");
    // What the first look sees is told: that it takes two by default is shown by StatusElsewhereIT.
    settings.put("psmail.status.failures", "1");
    settings.put("psmail.status.login.robin.user", ROBIN);
    settings.put("psmail.status.login.robin.password.file", passwordFile.toString());
    probe(settings, "imap-login", "imaps", at("imaps"), "login", "robin");
    probe(settings, "pop3-login", "pop3s", at("pop3s"), "login", "robin");
    probe(settings, "sieve-login", "sieve", at("sieve"), "login", "robin");
    probe(settings, "submission-login", "submissions", at("submissions"), "login", "robin");
    probe(settings, "smtp-in", "smtp", at("smtp"));
    probe(settings, "portal-page", "http", psmail.secureUrl() + "/", "text", "PSMail");
    probe(settings, "portal-ready", "http", psmail.url() + "/health/ready");
    probe(settings, "database", "database", "mail");
    Properties real = servers.settings();
    for (String key : List.of("url", "user", "password")) {
      settings.put("psmail.status.database.mail." + key, real.getProperty("psmail.db." + key));
    }
    probe(settings, "round-trip", "round-trip", at("submissions"), "login", "robin");
    String roundTrip = "psmail.status.probe.round-trip.";
    settings.put(roundTrip + "interval", INTERVAL.toString());
    settings.put(roundTrip + "timeout", INTERVAL.toString());
    settings.put(roundTrip + "option.from", ROBIN);
    settings.put(roundTrip + "option.to", ROBIN);
    settings.put(roundTrip + "option.imap", at("imaps"));
    return settings;
  }

  private static void probe(
      Map<String, String> settings, String name, String kind, String target, String... options) {
    settings.merge("psmail.status.probes", name, (before, next) -> before + "," + next);
    settings.put("psmail.status.probe." + name + ".kind", kind);
    settings.put("psmail.status.probe." + name + ".target", target);
    for (int i = 0; i < options.length; i += 2) {
      settings.put("psmail.status.probe." + name + ".option." + options[i], options[i + 1]);
    }
  }

  private static String at(String service) {
    return "localhost:" + psmail.ports().of(service);
  }

  private static void writePassword(String text) {
    try {
      Files.writeString(passwordFile, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signalPortal(String signal) {
    try {
      String pid = Files.readString(psmail.data().resolve("run/payara.pid")).strip();
      Command.succeed(List.of("kill", signal, pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void tellsWhatCannotBeUsedWhileAServiceIsGoneAndThatItIsBack(Service service) {
    awaitThatAllIsWell();
    Instant goes = Instant.now();
    service.end().run();
    try {
      Instant gone = Instant.now();
      awaitDown(service.needed(), gone);
      // An outage begins with the first look that failed, which may have been under way.
      Instant end = gone.plus(INTERVAL.multipliedBy(2));
      assertThat(beginnings(service.needed()).values())
          .allSatisfy(begin -> assertThat(begin).isBetween(goes.minus(INTERVAL), end));
    } finally {
      service.begin().run();
    }
    awaitThatAllIsWell();
  }

  @Test
  void sendsMailToItselfAndLeavesNothingBehind() throws Exception {
    awaitThatAllIsWell();
    await("an empty mailbox")
        .atMost(60, SECONDS)
        .until(() -> !robin.subjectsByImap().contains("Probe of the status page"));
    assertThat(robin.subjectsByImap()).isNotEmpty();
  }

  @Test
  void isSetUpByItselfForAllThatTheInstallationServes() {
    await("that all is well")
        .atMost(120, SECONDS)
        .untilAsserted(
            () ->
                assertThat(Visitor.page(new Visitor(psmail).open("/status/")).select(SERVING))
                    .extracting(Element::text)
                    .containsExactly(
                        "Reading mail",
                        "Sending mail",
                        "Collecting mail",
                        "Receiving mail",
                        "Mail filters",
                        "Web site",
                        "Registration and sign-in",
                        "Storage"));
  }

  private static void awaitThatAllIsWell() {
    await("that all is well")
        .atMost(120, SECONDS)
        .untilAsserted(
            () -> {
              assertThat(states().values())
                  .as(status.page("/").select(".services").text())
                  .containsOnly("operational");
              assertThat(status.page("/").select("h1").text()).isEqualTo("Everything works");
            });
  }

  /** Until the page has looked so long after a moment that all looks since then must count. */
  private static void awaitDown(Set<String> expected, Instant since) {
    await("what is down")
        .atMost(120, SECONDS)
        .untilAsserted(
            () -> {
              assertThat(
                      Instant.parse(status.summary().getJsonObject("page").getString("updated_at")))
                  .isAfter(since.plus(INTERVAL.multipliedBy(2)));
              assertThat(downInJson()).isEqualTo(expected);
              assertThat(downOnPage()).isEqualTo(expected);
            });
  }

  private static Map<String, String> states() {
    return components(one -> one.getString("status"));
  }

  private static Set<String> downInJson() {
    Map<String, String> states = states();
    states.values().removeIf(state -> state.equals("operational"));
    return states.keySet();
  }

  /** Each with words on what is wrong. */
  private static Set<String> downOnPage() {
    return Set.copyOf(
        status.page("/").select(".services li:not(.operational):has(.trouble) h3").eachText());
  }

  private static Map<String, Instant> beginnings(Set<String> of) {
    Map<String, Instant> all = components(one -> Instant.parse(one.getString("updated_at")));
    all.keySet().retainAll(of);
    return all;
  }

  private static <T> Map<String, T> components(Function<JsonObject, T> what) {
    return status.summary().getJsonArray("components").getValuesAs(JsonObject.class).stream()
        .collect(toMap(one -> one.getString("name"), what));
  }
}
