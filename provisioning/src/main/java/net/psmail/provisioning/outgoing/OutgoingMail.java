package net.psmail.provisioning.outgoing;

import java.util.List;
import java.util.stream.Stream;

/**
 * A mail as a member wrote it.
 *
 * @param id the same whenever the same mail is sent again, so that whoever gets it twice sees it
 *     once; letters and digits
 * @param to addresses; to and cc together have at least one
 * @param subject one line
 * @param text lines end with a line feed
 */
public record OutgoingMail(
    String id, List<String> to, List<String> cc, String subject, String text) {

  public OutgoingMail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }

  /** All who get it. */
  public List<String> recipients() {
    return Stream.concat(to.stream(), cc.stream()).toList();
  }
}
