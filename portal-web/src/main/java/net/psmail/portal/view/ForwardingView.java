package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code forwarding.jte}: where mail is sent on to.
 *
 * @param notice null when all of it is in force
 * @param most how many addresses there may be
 * @param address that is typed in
 */
public record ForwardingView(
    List<Row> forwards,
    boolean keepsCopy,
    long most,
    @Nullable RulesNotice notice,
    boolean saved,
    String address,
    List<Problem> problems) {

  /**
   * An address.
   *
   * @param since when mail is sent on there; null before it is confirmed
   * @param codeEnds until when the code can be told; null once it is confirmed
   */
  public record Row(long id, String address, @Nullable Instant since, @Nullable Instant codeEnds) {}

  public boolean active() {
    return forwards.stream().anyMatch(row -> row.since() != null);
  }
}
