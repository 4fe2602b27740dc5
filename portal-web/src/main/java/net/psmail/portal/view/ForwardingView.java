package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code forwarding.jte}: where mail is sent on to.
 *
 * @param notice null when all of it is in force
 * @param most how many addresses there may be
 * @param field where something was typed that was refused; empty for nowhere
 * @param typed what that was
 */
public record ForwardingView(
    List<Row> forwards,
    boolean keepsCopy,
    long most,
    @Nullable RulesNotice notice,
    boolean saved,
    String field,
    String typed,
    List<Problem> problems) {

  /**
   * An address.
   *
   * @param since when mail is sent on there; null before it is confirmed
   * @param codeEnds until when the code can be told; null once it is confirmed
   */
  public record Row(long id, String address, @Nullable Instant since, @Nullable Instant codeEnds) {

    /** Where it is asked for and done that nothing more is sent there. */
    public String removal() {
      return "/account/forwarding/" + id + "/remove";
    }
  }

  /** What stands in a field. */
  public String typed(String name) {
    return field.equals(name) ? typed : "";
  }

  public boolean active() {
    return forwards.stream().anyMatch(row -> row.since() != null);
  }
}
