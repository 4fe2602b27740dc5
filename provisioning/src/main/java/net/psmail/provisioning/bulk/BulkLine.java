package net.psmail.provisioning.bulk;

import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;

/**
 * One of many acts, as a table has it; other sources have words of their own for what it is.
 *
 * @param number as a text editor counts it, from one
 * @param account the number of the account; empty if there is none
 * @param act as it was written, {@link BulkKind#word} unless it is unknown
 * @param fault what is wrong with a line of a table; other sources say it in the reason
 * @param other the line that says the same; 0 if none does
 * @param before how the account was when the line was shown: bytes for {@link BulkKind#QUOTA},
 *     {@code SENDING} or {@code SIGN_IN} and the second in which it began for a suspension
 * @param refusal why it was not done
 */
public record BulkLine(
    int number,
    Optional<Long> account,
    String address,
    String act,
    String value,
    String reason,
    State state,
    Optional<LineFault> fault,
    int other,
    String before,
    Optional<ProvisioningException.Kind> refusal) {

  /** What becomes of it. */
  public enum State {
    /** Nothing will be done, because of a fault. */
    FAULTY,
    /** It is so already. */
    NOTHING,
    READY,
    DONE,
    /** It could not be done when its turn came. */
    REFUSED,
    /** The account was not as it had been shown any more, so nothing was done. */
    CHANGED
  }
}
