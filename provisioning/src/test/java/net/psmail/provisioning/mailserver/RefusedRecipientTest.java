package net.psmail.provisioning.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.provisioning.mailserver.RefusedRecipient.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedRecipientTest {

  @ParameterizedTest
  @CsvSource({
    "550, 550 5.1.1 <x@y.z>: Recipient address rejected: User unknown, UNKNOWN",
    "553, 553 5.1.3 This is no mail address, UNKNOWN",
    "552, 552 5.2.2 The mailbox is full, FULL",
    "452, 452 4.2.2 The mailbox is full, FULL",
    "450, 450 4.7.1 Come back later, LATER",
    "451, 451 Try again, LATER",
    "554, 554 5.7.1 Relay access denied, OTHER",
    "550, 550 No, OTHER"
  })
  void saysWhyInTheWordsOfTheSender(int code, String reply, Reason reason) {
    assertThat(RefusedRecipient.of("x@y.z", code, reply).reason()).isEqualTo(reason);
  }
}
