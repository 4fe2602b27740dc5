package net.psmail.certificates.acme;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.dns.Bind;
import net.psmail.certificates.dns.DnsServer;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.dns.TrialHook;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Event;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialInstallation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class DnsProofsIT {

  /** Where the name that the authority asks for leads. */
  private static final String PROOF = "elsewhere.proofs.acme.test";

  private final DataSource database = TrialDatabase.create();
  private final SettableClock clock = new SettableClock();
  private final TrialInstallation installation = new TrialInstallation();
  private final SecureRandom random = new SecureRandom();

  @Test
  void getsACertificateForHostsThatNobodyOutsideCanReachOnceEveryNameServerShowsTheProof(
      @TempDir Path files) throws IOException {
    int port = Bind.freePort();
    try (Bind first = new Bind(files.resolve("first"), port, "127.0.0.1");
        Pebble pebble = new Pebble(files.resolve("ca"), ways(first))) {
      Lifecycle lifecycle = lifecycle(files, pebble, records(first));
      lifecycle.declare(plan("alias.acme.test"));
      lifecycle.advanceDue();
      assertThat(stage(lifecycle)).isEqualTo(Stage.ORDERED);

      try (Bind second = new Bind(files.resolve("late"), port, "::1")) {
        copyProof(first, second);
        untilProved(lifecycle);
      }
    }

    assertThat(CertificateNames.in(requireNonNull(installation.served()).leaf()).hosts())
        .containsExactly("alias.acme.test");
  }

  @Test
  void saysThatTheNameServerFailsAndGoesOnWithItsOrderWhenThatIsOver(@TempDir Path files)
      throws IOException {
    int port = Bind.freePort();
    Bind failing = new Bind(files.resolve("failing"), port, "127.0.0.1", "::1");
    try (Pebble pebble = new Pebble(files.resolve("ca"), ways(failing))) {
      Lifecycle lifecycle = lifecycle(files, pebble, records(failing));
      lifecycle.declare(plan("hidden.acme.test"));
      while (stage(lifecycle) != Stage.ORDERED) {
        lifecycle.advance("mail");
      }
      failing.close();
      lifecycle.advanceDue();
      assertThat(standing(lifecycle).reason()).startsWith("pebble: The DNS could not be changed");
      URI order = standing(lifecycle).order();

      try (Bind again = new Bind(files.resolve("again"), port, "127.0.0.1", "::1")) {
        assertThat(again.address()).isEqualTo(failing.address());
        clock.set(standing(lifecycle).nextLook());
        lifecycle.advanceDue();
        assertThat(standing(lifecycle).stage()).isNotEqualTo(Stage.FAILED);
        assertThat(standing(lifecycle).order()).isIn(order, null);
        Awaitility.await()
            .atMost(Duration.ofSeconds(40))
            .pollInterval(Duration.ofMillis(100))
            .until(() -> isProved(lifecycle));
      }
    }
  }

  void getsAWildcardByACommandThatIsToldOnceToPutEachRecordInPlaceAndOnceToTakeItAway(
      @TempDir Path files) throws IOException {
    try (Bind names = new Bind(files.resolve("dns"), Bind.freePort(), "127.0.0.1", "::1");
        Pebble pebble = new Pebble(files.resolve("ca"), ways(names))) {
      TrialHook hook = TrialHook.thatUpdates(names, files.resolve("hook"));
      Lifecycle lifecycle = lifecycle(files, pebble, hook.records(names));
      lifecycle.declare(plan("acme.test", "*.acme.test", "alias.acme.test"));

      untilProved(lifecycle);

      assertThat(hook.told("present"))
          .hasSize(3)
          .doesNotHaveDuplicates()
          .anySatisfy(line -> assertThat(line).startsWith("present elsewhere.proofs.acme.test. "))
          .anySatisfy(line -> assertThat(line).startsWith("present _acme-challenge.acme.test. "));
      assertThat(hook.told("cleanup"))
          .containsExactlyInAnyOrderElementsOf(
              hook.told("present").stream()
                  .map(line -> line.replace("present ", "cleanup "))
                  .toList());
    }

    assertThat(CertificateNames.in(requireNonNull(installation.served()).leaf()).hosts())
        .containsExactlyInAnyOrder("acme.test", "*.acme.test", "alias.acme.test");
  }

  @Test
  void saysWhyACommandFailedAndGoesOnWithTheSameOrderLater(@TempDir Path files) throws IOException {
    try (Bind names = new Bind(files.resolve("dns"), Bind.freePort(), "127.0.0.1", "::1");
        Pebble pebble = new Pebble(files.resolve("ca"), ways(names))) {
      TrialHook hook =
          TrialHook.of(files.resolve("hook"), "echo chatter; echo 'No such zone: 42' >&2; exit 3");
      Lifecycle lifecycle = lifecycle(files, pebble, hook.records(names));
      lifecycle.declare(plan("mail.acme.test"));
      lifecycle.advanceDue();

      Standing standing = lifecycle.standing("mail").orElseThrow();
      assertThat(standing.stage()).isEqualTo(Stage.FAILED);
      assertThat(standing.reason())
          .startsWith("pebble: The DNS could not be changed: \"" + files)
          .endsWith(
              "present\" for _acme-challenge.mail.acme.test. ended with status 3: No such zone: 42");
      assertThat(standing.nextLook()).isEqualTo(clock.instant().plusSeconds(60));

      TrialHook.thatUpdates(names, files.resolve("hook"));
      clock.set(standing.nextLook());
      untilProved(lifecycle);

      assertThat(lifecycle.history("mail"))
          .extracting(Event::stage)
          .containsOnlyOnce(Stage.CHALLENGED);
    }
  }

  private void untilProved(Lifecycle lifecycle) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isProved(lifecycle));
  }

  private boolean isProved(Lifecycle lifecycle) {
    clock.forward(Duration.ofSeconds(5));
    lifecycle.advanceDue();
    return stage(lifecycle) == Stage.PROVED;
  }

  private static Stage stage(Lifecycle lifecycle) {
    return standing(lifecycle).stage();
  }

  private static Standing standing(Lifecycle lifecycle) {
    return lifecycle.standing("mail").orElseThrow();
  }

  /** What a server that lags learns in the end. */
  private static void copyProof(Bind first, Bind second) throws IOException {
    Name name = Name.fromString(PROOF + ".");
    Message answer =
        new SimpleResolver(first.address())
            .send(Message.newQuery(Record.newRecord(name, Type.TXT, DClass.IN)));
    for (Record record : answer.getSection(Section.ANSWER)) {
      records(second).put(PROOF, ((TXTRecord) record).getStrings().get(0));
    }
  }

  private static TextRecords records(Bind server) {
    return new TextRecords(
        new DnsServer(
            server.address(),
            server.address(),
            server.address().getPort(),
            Bind.KEY_NAME,
            Bind.ALGORITHM,
            Bind.SECRET));
  }

  private Lifecycle lifecycle(Path files, Pebble pebble, TextRecords records) {
    AcmeIssuer issuer =
        new AcmeIssuer(
            new Authority(
                "pebble", pebble.directoryUri(), List.of(), true, List.of(), null, pebble.trust()),
            new KeyFiles(files),
            new KnownAccounts(database),
            List.of(new DnsProofs(records)),
            Optional.empty(),
            random);
    return new Lifecycle(
        database, List.of(issuer), installation, new KeyFiles(files), clock, random);
  }

  private static Pebble.Ways ways(Bind names) {
    return new Pebble.Ways(Pebble.freePort(), false, 0, names.address());
  }

  private static Plan plan(String... names) {
    return new Plan(
        "mail",
        CertificateNames.of(List.of(names)),
        KeyType.EC_P384,
        ChallengeKind.DNS_01,
        null,
        List.of("pebble"));
  }
}
