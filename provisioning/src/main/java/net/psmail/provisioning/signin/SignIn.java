package net.psmail.provisioning.signin;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;

/**
 * A sign-in, or several of a day that are alike.
 *
 * @param at when; the last time
 * @param network where it came from, as the audit trail keeps it
 * @param web what it was, if it was here
 * @param mail what it was, if it was a mail program's
 */
public record SignIn(Instant at, String network, Optional<Web> web, Optional<Mail> mail) {

  /**
   * One in the browser.
   *
   * @param act what it is called in the trail
   * @param browser what people call the browser; empty if it is none of the usual
   */
  public record Web(Act act, Optional<String> browser) {

    /** Whether it let nobody in. */
    public boolean isRefused() {
      return Act.REFUSALS.contains(act);
    }
  }

  /**
   * Those of a mail program on one day.
   *
   * @param protocol "imap", "pop3", "smtp", "sieve", or what else a mail server calls it
   * @param device the name of the device whose password it was; empty for none that is known
   * @param refusal why they were refused, as {@link
   *     net.psmail.provisioning.device.RefusedLogin.Reason} has it; empty if they were let in
   * @param times how many; of those that were let in, how many minutes had one
   */
  public record Mail(
      String protocol, Optional<String> device, Optional<String> refusal, int times) {}
}
