package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.Test;

class MessageSealTest {

  private static final byte[] LETTER =
      "Subject: x\r\n\r\nGood day.\r\n".getBytes(StandardCharsets.UTF_8);

  private final MessageSeal seal =
      new MessageSeal(new SecureRandom(), new WorkingMemory(Clock.systemUTC()));

  @Test
  void opensWithThePrivateKeyWhatThePublicKeyClosed() throws Exception {
    KeyPair mailbox = keys();

    byte[] sealed = seal.seal(LETTER, mailbox.getPublic());

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Good day");
    assertThat(seal.open(sealed, mailbox.getPrivate())).isEqualTo(LETTER);
  }

  @Test
  void neverSealsTheSameWayTwice() throws Exception {
    KeyPair mailbox = keys();

    assertThat(seal.seal(LETTER, mailbox.getPublic()))
        .isNotEqualTo(seal.seal(LETTER, mailbox.getPublic()));
  }

  @Test
  void opensNothingWithAnotherKey() throws Exception {
    byte[] sealed = seal.seal(LETTER, keys().getPublic());
    KeyPair other = keys();

    assertThatThrownBy(() -> seal.open(sealed, other.getPrivate()))
        .isInstanceOf(CMSException.class);
  }

  @Test
  void noticesThatAByteWasChanged() throws Exception {
    KeyPair mailbox = keys();
    byte[] sealed = seal.seal(LETTER, mailbox.getPublic());
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> seal.open(sealed, mailbox.getPrivate()))
        .isInstanceOf(CMSException.class);
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
