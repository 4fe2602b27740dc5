package net.psmail.provisioning.dns;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.psmail.provisioning.key.Digests;

/**
 * What other servers fetch (<a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461,
 * 3.2</a>).
 *
 * @param host that takes the domain's mail
 */
record MtaStsPolicy(MtaStsMode mode, String host) {

  private static final int ID_LENGTH = 20;

  /** A policy that only watches is forgotten soon, so that a better one is seen soon. */
  private static final Duration WHILE_TESTING = Duration.ofDays(1);

  private static final Duration IN_EARNEST = Duration.ofDays(14);

  byte[] text() {
    Duration age = mode == MtaStsMode.ENFORCE ? IN_EARNEST : WHILE_TESTING;
    return "version: STSv1\r\nmode: %s\r\nmx: %s\r\nmax_age: %d\r\n"
        .formatted(mode.word(), host, age.toSeconds())
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Another for every other text, which is how servers see that they must fetch it again. */
  String id() {
    String text = new String(text(), StandardCharsets.US_ASCII);
    return Digests.sha256(text).substring(0, ID_LENGTH);
  }
}
