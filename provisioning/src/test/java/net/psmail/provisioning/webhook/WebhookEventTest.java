package net.psmail.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.Act;
import org.junit.jupiter.api.Test;

class WebhookEventTest {

  /** Receivers know them: a change of one is a new one. */
  @Test
  void haveTheWordsThatReceiversKnow() {
    assertThat(Stream.of(WebhookEvent.values()).map(WebhookEvent::word))
        .containsExactly(
            "account.created",
            "account.suspended",
            "account.restored",
            "account.quota-changed",
            "account.password-changed",
            "account.reset-offered",
            "account.deletion-started",
            "account.deletion-stopped",
            "account.deleted");
    for (WebhookEvent event : WebhookEvent.values()) {
      assertThat(WebhookEvent.of(event.word())).contains(event);
    }
    assertThat(WebhookEvent.of("account")).isEmpty();
  }

  @Test
  void comeByOneActEach() {
    assertThat(WebhookEvent.of(Act.SUSPENSION_ENDED)).contains(WebhookEvent.ACCOUNT_RESTORED);
    assertThat(WebhookEvent.of(Act.ACCOUNT_REVOKED))
        .as("nothing is deleted by that")
        .contains(WebhookEvent.ACCOUNT_SUSPENDED);
    assertThat(WebhookEvent.of(Act.SIGNED_IN)).isEmpty();
    long told = Arrays.stream(Act.values()).filter(act -> WebhookEvent.of(act).isPresent()).count();
    assertThat(told).isEqualTo(20);
  }
}
