package net.psmail.provisioning.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowHashTest {

  private static final String CHEAP = "$argon2id$v=19$m=64,t=1,p=1$AAECAwQFBgcICQoLDA0ODw";

  private final SlowHash hash = new SlowHash(new PasswordSettings(1, 1, Optional.empty()));

  @AfterEach
  void close() {
    hash.close();
  }

  @Test
  void recognisesThePasswordAndNoOther() {
    PasswordTag tag = hash.of("correct horse battery", CHEAP);
    assertThat(hash.of("correct horse battery", CHEAP).matches(tag.verifier())).isTrue();
    assertThat(hash.of("correct horse batterx", CHEAP).matches(tag.verifier())).isFalse();
  }

  @Test
  void doesNotMindHowAnUmlautWasTyped() {
    String composed = hash.of("gr\u00fcner Tee", CHEAP).verifier();
    String decomposed = hash.of("gru\u0308ner Tee", CHEAP).verifier();
    assertThat(decomposed).isEqualTo(composed);
  }

  @Test
  void derivesTwoSecretsThatSayNothingOfEachOther() {
    PasswordTag tag = hash.of("correct horse battery", CHEAP);
    assertThat(tag.verifier()).matches("[0-9a-f]{64}").isNotEqualTo(tag.envelopePassword());
    assertThat(tag).hasToString("PasswordTag");
  }

  @Test
  void isBusyWhenTheQueueIsFull() {
    CountDownLatch release = new CountDownLatch(1);
    hash.members.execute(() -> await(release));
    hash.members.execute(() -> await(release));
    ProvisioningException busy =
        catchThrowableOfType(ProvisioningException.class, () -> hash.of("one too many", CHEAP));
    release.countDown();
    assertThat(busy.kind()).isEqualTo(Kind.BUSY);
    assertThat(busy.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void letsNobodyWaitWhoWasHereWhenStrangersFillTheirQueue() {
    CountDownLatch release = new CountDownLatch(1);
    hash.strangers.execute(() -> await(release));
    hash.strangers.execute(() -> await(release));
    ProvisioningException busy =
        catchThrowableOfType(
            ProvisioningException.class, () -> hash.ofStranger("a guess", Optional.of(CHEAP)));
    PasswordTag meanwhile = hash.of("correct horse battery", CHEAP);
    release.countDown();
    assertThat(busy.kind()).isEqualTo(Kind.BUSY);
    assertThat(meanwhile.matches(hash.of("correct horse battery", CHEAP).verifier())).isTrue();
  }

  @Test
  void turnsStrangersAwayWhileTheirQueueIsFull() {
    hash.requireRoomForStranger();
    CountDownLatch release = new CountDownLatch(1);
    hash.strangers.execute(() -> await(release));
    hash.strangers.execute(() -> await(release));
    ProvisioningException busy =
        catchThrowableOfType(ProvisioningException.class, hash::requireRoomForStranger);
    release.countDown();
    assertThat(busy.kind()).isEqualTo(Kind.BUSY);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
