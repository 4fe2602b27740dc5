package net.psmail.status.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.status.component.Overall;
import net.psmail.status.database.Database;
import net.psmail.status.database.Leases;
import net.psmail.status.database.TestDatabase;
import org.jspecify.annotations.Nullable;

/** Subscriptions with a database and a relay, and a clock that is set by hand. */
final class Bench implements AutoCloseable {

  static final String READER = "198.51.100.7";

  private final List<Subscriptions> nodes = new ArrayList<>();
  final Database database;
  final EmbeddedRelay relay = new EmbeddedRelay();
  final Path directory;
  SSLSocketFactory trust = (SSLSocketFactory) SSLSocketFactory.getDefault();
  String allowed = "127.0.0.1";
  volatile Instant now = Instant.parse("2026-11-26T12:00:00Z");

  Bench(TestDatabase kind) {
    this.database = new Database(kind.fresh());
    try {
      this.directory = Files.createTempDirectory("subscriptions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One node of those that share the database and the key. */
  Subscriptions node(String name) {
    return node(
        name,
        new SubscriptionSettings.Relay(
            "127.0.0.1",
            relay.port(),
            SubscriptionSettings.Tls.NONE,
            EmbeddedRelay.USER,
            EmbeddedRelay.PASSWORD,
            "status@psmail.test",
            "PSMail – Zustand\r\nBcc: all@psmail.test"),
        "subscription.key");
  }

  Subscriptions node(String name, SubscriptionSettings.@Nullable Relay via, String key) {
    Clock clock = clock();
    Subscriptions node =
        new Subscriptions(
            new SubscriptionSettings(
                "PSMail",
                URI.create("https://psmail.test"),
                URI.create("https://status.psmail.test/status"),
                via,
                Networks.parse(allowed).orElseThrow(),
                directory.resolve(key)),
            database,
            new Leases(database, clock, name),
            () -> Overall.MAJOR,
            trust,
            clock,
            Thread::new);
    nodes.add(node);
    return node;
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void write(Subscriptions node, Notice notice) {
    database.transaction(
        "write a notice",
        connection -> {
          node.write(connection, notice);
          return true;
        });
  }

  Notice notice(String about, String title, List<String> components) {
    return new Notice(
        about,
        Notice.Kind.INCIDENT,
        "incident0001",
        "major",
        title,
        null,
        "investigating",
        null,
        "We are looking into it.",
        "Wir sehen nach.",
        components,
        now,
        URI.create("https://status.psmail.test/status/incidents/incident0001"));
  }

  /** The token in the newest mail to an address. */
  String token(String address) {
    String raw =
        relay.mails.stream()
            .filter(mail -> mail.to().equals(address))
            .reduce((first, second) -> second)
            .orElseThrow()
            .raw();
    return raw.replaceAll(
        "(?s).*<https://status.psmail.test/status/subscribe/([^/]+)/leave>.*", "$1");
  }

  /** Asks, and answers the question. */
  String subscribe(Subscriptions node, String address, String language, List<String> components) {
    node.ask(address, language, components, READER);
    node.send();
    String token = token(address);
    if (!node.confirm(token)) {
      throw new AssertionError("Not confirmed: " + address);
    }
    return token;
  }

  @Override
  public void close() {
    nodes.forEach(Subscriptions::close);
    relay.close();
  }
}
