package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.psmail.portal.view.MessagesView.Message;
import org.junit.jupiter.api.Test;

class MessagesViewTest {

  @Test
  void answersGoToTheOneAddressThatWasGiven() {
    Message message =
        new Message(1, Instant.EPOCH, "", "a?bcc=x&y@example.org", "Lost & found?\u00e4", "Text");
    assertThat(message.mailto())
        .isEqualTo(
            "mailto:a%3Fbcc%3Dx%26y@example.org?subject=Re%3A%20Lost%20%26%20found%3F%C3%A4");
  }
}
