package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody replaces the key of an order by hand, between any two steps. */
class ReplacedKeyIT {

  private static final String ID = "mail";

  private final SettableClock clock = new SettableClock();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Path directory;
  private Lifecycle lifecycle;

  @BeforeEach
  void declare(@TempDir Path temporary) {
    directory = temporary;
    lifecycle =
        new Lifecycle(
            TrialDatabase.create(),
            List.of(issuer),
            installation,
            new KeyFiles(directory),
            clock,
            new SecureRandom());
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of("mail.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first")));
  }

  @ParameterizedTest
  @CsvSource({
    "CHALLENGED, another",
    "CHALLENGED, nothing",
    "CHALLENGED, no key",
    "ISSUED, another",
    "ISSUED, nothing",
    "ISSUED, no key",
    "STAGED, another",
    "INSTALLED, no key"
  })
  void endsWithACertificateAndTheKeyThatBelongsToIt(Stage stage, String content)
      throws IOException {
    while (standing().stage() != stage) {
      assertThat(lifecycle.advance(ID)).isTrue();
    }
    replace(content);

    for (int rounds = 0; standing().stage() != Stage.PROVED; rounds++) {
      assertThat(rounds).as("%s", lifecycle.history(ID)).isLessThan(4);
      lifecycle.advanceDue();
      clock.set(standing().nextLook());
    }

    // A chain and a key that do not belong together are no KeyedChain.
    assertThat(requireNonNull(installation.served()).chain()).isEqualTo(standing().current());
    assertThat(directory.resolve("mail.next.key")).doesNotExist();
  }

  private void replace(String content) throws IOException {
    switch (content) {
      case "another" ->
          new KeyFiles(directory).keep("mail.next", KeyType.EC_P256.newKeyPair(new SecureRandom()));
      case "nothing" -> Files.writeString(directory.resolve("mail.next.key"), "");
      default -> Files.writeString(directory.resolve("mail.next.key"), "This is no key.\n");
    }
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }
}
