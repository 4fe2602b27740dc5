package net.psmail.status.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionsIT {

  private static final String ADA = "ada@example.org";

  @ParameterizedTest
  @EnumSource
  void tellsNobodyBeforeTheyHaveConfirmed(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      assertThat(node.ask(" Ada@Example.ORG", "en", List.of(), Bench.READER))
          .isEqualTo(Asked.TAKEN);
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(node.send()).isOne();
      MimeMessage question = bench.relay.mails.get(0).parsed();
      assertThat(question.getSubject()).isEqualTo("Please confirm: status messages of PSMail");
      String token = bench.token("Ada@example.org");
      assertThat(node.find(token)).hasValueSatisfying(one -> assertThat(one.confirmed()).isFalse());
      assertThat(question.getContent().toString())
          .contains("https://status.psmail.test/status/subscribe/" + token);
      assertThat(node.confirm(token)).isTrue();
      bench.write(node, bench.notice("u2", "Mail is slow", List.of()));
      assertThat(node.send()).isOne();
      assertThat(bench.token("Ada@example.org")).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsOnlyTheHashOfATokenAndItsKeyToItself(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind)) {
      String token = bench.subscribe(bench.node("a"), ADA, "en", List.of());
      assertThat(token).matches("[A-Za-z0-9_-]{22}");
      assertThat(
              bench.database.query(
                  "read", row -> row.getString(1), "select token_hash from subscriber"))
          .containsExactly(Tokens.hash(token));
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(bench.directory.resolve("subscription.key"))))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @EnumSource
  void asksOneAddressOnceADayAndAnswersTheSame(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      for (String network : List.of("192.0.2.1", "192.0.2.2")) {
        assertThat(node.ask(ADA, "en", List.of(), network)).isEqualTo(Asked.TAKEN);
      }
      assertThat(node.send()).isOne();
      assertThat(node.leave(bench.token(ADA))).isTrue();
      node.ask(ADA, "en", List.of(), Bench.READER);
      assertThat(node.send()).isZero();
      bench.pass(Duration.ofDays(1));
      node.ask("ADA@example.org", "en", List.of(), Bench.READER);
      assertThat(node.send()).isOne();
      assertThat(node.confirm(bench.token(ADA))).isTrue();
      assertThat(node.ask(ADA, "de", List.of("x"), Bench.READER)).isEqualTo(Asked.TAKEN);
      assertThat(node.send()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesTenWishesAnHourFromOneNetwork(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      for (int i = 0; i < 10; i++) {
        assertThat(node.ask("a" + i + "@example.org", "en", List.of(), "2001:db8:1:2::" + i))
            .isEqualTo(Asked.TAKEN);
      }
      assertThat(node.ask("b@example.org", "en", List.of(), "2001:db8:1:2::ffff"))
          .isEqualTo(Asked.TOO_OFTEN);
      assertThat(node.ask("b@example.org", "en", List.of(), "2001:db8:1:3::1"))
          .isEqualTo(Asked.TAKEN);
      bench.pass(Duration.ofHours(1));
      assertThat(node.ask("c@example.org", "en", List.of(), "2001:db8:1:2::1"))
          .isEqualTo(Asked.TAKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void forgetsWhoDoesNotAnswerWithinThreeDays(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      node.ask(ADA, "en", List.of("mail00000000"), Bench.READER);
      node.send();
      bench.subscribe(node, "bob@example.org", "en", List.of());
      bench.pass(Duration.ofDays(3));
      assertThat(node.confirm(bench.token(ADA))).isFalse();
      node.tidy();
      assertThat(node.list()).extracting(Subscriber::address).containsExactly("bob@example.org");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsOnlyOfWhatWasChosenAndOfEachOnce(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      String token = bench.subscribe(node, ADA, "en", List.of("mail00000000"));
      bench.write(node, bench.notice("u1", "Web is slow", List.of("web000000000")));
      assertThat(node.send()).isZero();
      Notice mail = bench.notice("u2", "Mail is slow", List.of("mail00000000", "web000000000"));
      bench.write(node, mail);
      bench.write(node, mail);
      assertThat(node.send()).isOne();
      assertThat(node.choose(token, List.of("web000000000"))).isTrue();
      bench.write(node, bench.notice("u3", "Mail is slow", List.of("mail00000000")));
      assertThat(node.send()).isZero();
      node.choose(token, List.of());
      bench.write(node, bench.notice("u4", "Mail is slow", List.of("mail00000000")));
      assertThat(node.send()).isOne();
      node.leave(token);
      bench.write(node, bench.notice("u5", "Mail is slow", List.of()));
      assertThat(node.send()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesMailsThatProgramsAndPeopleUnderstand(TestDatabase kind) throws Exception {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      String token = bench.subscribe(node, ADA, "de", List.of());
      bench.write(node, bench.notice("u1", "Störung\r\nBcc: all@psmail.test", List.of()));
      assertThat(node.send()).isOne();
      bench.write(node, bench.notice("u2", "Störung", List.of()));
      assertThat(node.send()).isOne();
      MimeMessage first = bench.relay.mails.get(1).parsed();
      MimeMessage second = bench.relay.mails.get(2).parsed();
      assertThat(first.getSubject()).isEqualTo("Störung Bcc: all@psmail.test: wird untersucht");
      assertThat(first.getHeader("Subject")[0]).isASCII();
      assertThat(first.getHeader("Bcc")).isNull();
      assertThat(first.getAllRecipients()).containsExactly(new InternetAddress(ADA));
      InternetAddress from = (InternetAddress) first.getFrom()[0];
      assertThat(from.getAddress()).isEqualTo("status@psmail.test");
      assertThat(MimeUtility.decodeText(String.valueOf(from.getPersonal())))
          .isEqualTo("PSMail – Zustand Bcc: all@psmail.test");
      assertThat(first.getHeader("List-Unsubscribe"))
          .containsExactly("<https://status.psmail.test/status/subscribe/" + token + "/leave>");
      assertThat(first.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      assertThat(first.getHeader("List-Id")).containsExactly("<notices.status.psmail.test>");
      assertThat(first.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(first.getHeader("Precedence")).isNull();
      assertThat(first.getSentDate()).isNotNull();
      assertThat(first.getMessageID())
          .endsWith("@psmail.test>")
          .isNotEqualTo(second.getMessageID());
      assertThat(first.getHeader("References")).isEqualTo(second.getHeader("References"));
      assertThat(first.isMimeType("text/plain")).isTrue();
      assertThat(first.getContent().toString())
          .contains("Wir sehen nach.", "/incidents/incident0001", "Abmelden: https://");
    }
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainAndSetsAsideWhoIsRefusedThreeTimes(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      bench.subscribe(node, ADA, "en", List.of());
      bench.relay.deferred.add(ADA);
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(node.send()).isOne();
      assertThat(node.send()).isZero();
      bench.pass(Duration.ofMinutes(1));
      assertThat(node.send()).isOne();
      bench.pass(Duration.ofMinutes(9));
      assertThat(node.send()).isZero();
      bench.relay.deferred.clear();
      bench.pass(Duration.ofMinutes(1));
      assertThat(node.send()).isOne();
      assertThat(bench.relay.counts.get(ADA)).hasValue(2);
      bench.relay.refused.add(ADA);
      for (int i = 2; i < 6; i++) {
        bench.write(node, bench.notice("u" + i, "Mail is slow", List.of()));
        node.send();
      }
      Subscriber aside = node.list().get(0);
      assertThat(aside.setAsideAt()).isNotNull();
      assertThat(aside.givenUp()).isEqualTo(3);
      assertThat(aside.lastError()).contains("5.1.1 No such mailbox");
      assertThat(node.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 3));
      assertThat(node.remove(aside.id())).isTrue();
      assertThat(node.list()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForARelayThatIsAwayAndGivesUpAfterTwoDays(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      bench.subscribe(node, ADA, "en", List.of());
      bench.subscribe(node, "bob@example.org", "en", List.of());
      bench.relay.close();
      bench.write(node, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(node.send()).isLessThanOrEqualTo(2);
      assertThat(node.send()).isZero();
      assertThat(node.counts().waiting()).isEqualTo(2);
      bench.pass(Duration.ofDays(2));
      node.tidy();
      assertThat(node.counts().givenUp()).isEqualTo(2);
    }
  }

  @Test
  void tellsOnlyARelayThatProvesItsName() throws Exception {
    Authority authority = new Authority();
    for (String name : List.of("localhost", "another.test")) {
      try (Bench bench = new Bench(TestDatabase.H2);
          EmbeddedRelay relay = new EmbeddedRelay(authority.valid(name))) {
        bench.trust = WebhooksIT.trust(authority);
        Subscriptions node =
            bench.node(
                "a",
                new SubscriptionSettings.Relay(
                    "localhost",
                    relay.port(),
                    SubscriptionSettings.Tls.STARTTLS,
                    EmbeddedRelay.USER,
                    EmbeddedRelay.PASSWORD,
                    "status@psmail.test",
                    "PSMail"),
                "subscription.key");
        node.ask(ADA, "en", List.of(), Bench.READER);
        assertThat(node.send()).isOne();
        assertThat(relay.mails).hasSize(name.equals("localhost") ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWithAnotherKeyFromTheNextMail(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions node = bench.node("a");
      String old = bench.subscribe(node, ADA, "en", List.of());
      node.close();
      Subscriptions other = bench.node("b", node.settings().relay(), "another.key");
      assertThat(other.find(old)).isPresent();
      bench.pass(Duration.ofMinutes(6));
      bench.write(other, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(other.send()).isOne();
      assertThat(bench.token(ADA)).isNotEqualTo(old);
      assertThat(other.leave(bench.token(ADA))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnForAnotherNodeThatHasBeenGoneForTwentySeconds(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      bench.subscribe(bench.node("a"), ADA, "en", List.of());
      Subscriptions other = bench.node("b");
      bench.write(other, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(other.send()).isZero();
      bench.pass(Duration.ofSeconds(20));
      assertThat(other.send()).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTenThousandOnceThoughTwoNodesSend(TestDatabase kind) {
    try (Bench bench = new Bench(kind)) {
      Subscriptions one = bench.node("a");
      Subscriptions two = bench.node("b");
      int many = 10_000;
      addConfirmed(bench, many);
      long begun = System.nanoTime();
      bench.write(one, bench.notice("u1", "Mail is slow", List.of()));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(one::send);
      CompletableFuture<Integer> second = CompletableFuture.supplyAsync(two::send);
      assertThat(first.join() + second.join()).isEqualTo(many);
      assertThat(bench.relay.counts).hasSize(many);
      assertThat(bench.relay.counts.values()).allMatch(count -> count.get() == 1);
      assertThat(bench.relay.connections).hasValueLessThan(10);
    }
  }

  private static void addConfirmed(Bench bench, int many) {
    bench.database.transaction(
        "add subscribers",
        connection -> {
          for (int from = 0; from < many; from += 1000) {
            StringBuilder rows = new StringBuilder();
            for (int i = from; i < from + 1000; i++) {
              rows.append(
                  "%s('s%d', 'MAIL', 'r%d@example.org', 'h%d', 'en', true, 't%d',"
                          .formatted(i == from ? "" : ", ", i, i, i, i)
                      + " '2026-11-26', '2026-11-26', 0, '2026-11-26')");
            }
            Database.update(
                connection,
                "insert into subscriber (id, kind, address, address_hash, language,"
                    + " all_components, token_hash, asked_at, confirmed_at, failures, created_at)"
                    + " values "
                    + rows);
          }
          return many;
        });
  }
}
