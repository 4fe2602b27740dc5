package net.psmail.portal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SentFormsTest {

  private static final Session ANNA =
      new Session(
          SessionToken.parse("x".repeat(43)).orElseThrow(),
          1,
          "anna@psmail.test",
          Role.MEMBER,
          Optional.empty(),
          "en",
          true,
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH,
          false,
          true,
          Optional.empty());

  private final SentForms forms = new SentForms();
  private final AtomicInteger acts = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void actOnceForAFormWithItsContent() {
    forms.once(ANNA, "f", "text", acts::incrementAndGet);
    forms.once(ANNA, "f", "text", acts::incrementAndGet);
    assertThat(acts).hasValue(1);
    forms.once(ANNA, "f", "another text", acts::incrementAndGet);
    forms.once(ANNA, "g", "text", acts::incrementAndGet);
    assertThat(acts).hasValue(3);
  }

  @Test
  void actOnceForManyThatComeAtOnce() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<Future<?>> sendings = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      sendings.add(threads.submit(() -> forms.once(ANNA, "f", "text", () -> act(mayEnd))));
    }
    mayEnd.countDown();
    for (Future<?> sending : sendings) {
      sending.get();
    }
    assertThat(acts).hasValue(1);
  }

  @Test
  void letTheNextTryWhenTheFirstFailed() {
    assertThatThrownBy(
            () ->
                forms.once(
                    ANNA,
                    "f",
                    "text",
                    () -> {
                      throw new IllegalStateException("not sent");
                    }))
        .hasMessage("not sent");
    forms.once(ANNA, "f", "text", acts::incrementAndGet);
    assertThat(acts).hasValue(1);
  }

  @Test
  void holdUpNobodyElseMeanwhile() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Future<?> slow = threads.submit(() -> forms.once(ANNA, "f", "text", () -> act(mayEnd)));
    for (int i = 0; i < 200; i++) {
      forms.once(ANNA, "form " + i, "text", acts::incrementAndGet);
    }
    mayEnd.countDown();
    slow.get();
    assertThat(acts).hasValue(201);
  }

  private void act(CountDownLatch mayEnd) {
    try {
      mayEnd.await();
      acts.incrementAndGet();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
