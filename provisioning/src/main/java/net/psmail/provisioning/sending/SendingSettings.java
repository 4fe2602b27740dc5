package net.psmail.provisioning.sending;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about how much is sent.
 *
 * @param steps the probation of new accounts, the youngest first; empty for none
 * @param ceiling what everybody else may send
 * @param policyPort where Postfix asks; 0 for nowhere
 */
public record SendingSettings(List<ProbationStep> steps, Allowance ceiling, int policyPort) {

  private static final int HIGHEST_PORT = 65_535;

  public SendingSettings {
    steps = List.copyOf(steps);
  }

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static SendingSettings read() {
    return new SendingSettings(
        Setting.read(
            "psmail.probation.steps",
            "P1D:20:20, P7D:50:100, P30D:100:300",
            SendingSettings::steps,
            "off, or steps of rising age and number with commas between, such as P1D:20:20, P7D:50:100"
                + " (age, recipients an hour, recipients a day)"),
        new Allowance(
            Setting.atLeast(0, "psmail.sending.hourly", "300"),
            Setting.atLeast(0, "psmail.sending.daily", "1000")),
        Setting.read(
            "psmail.sending.policy.port",
            "0",
            SendingSettings::port,
            "a port between 1 and " + HIGHEST_PORT + ", or 0 for none"));
  }

  /** How old an account is when its probation is over. */
  Duration probation() {
    return steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() - 1).until();
  }

  /** In which step an account of this age is. */
  Optional<ProbationStep> step(Duration age) {
    return steps.stream().filter(step -> age.compareTo(step.until()) < 0).findFirst();
  }

  /**
   * What an account of this age may send; no step of the probation allows more than the ceiling.
   */
  Allowance allowance(Duration age) {
    return step(age).map(step -> lower(step.allowance())).orElse(ceiling);
  }

  private Allowance lower(Allowance step) {
    return new Allowance(
        lower(step.hourly(), ceiling.hourly()), lower(step.daily(), ceiling.daily()));
  }

  private static long lower(long step, long most) {
    return most == 0 ? step : Math.min(step, most);
  }

  static List<ProbationStep> steps(String text) {
    if (text.equals("off")) {
      return List.of();
    }
    List<ProbationStep> steps =
        Arrays.stream(text.split(",", -1)).map(ProbationStep::parse).toList();
    for (int i = 1; i < steps.size(); i++) {
      ProbationStep before = steps.get(i - 1);
      ProbationStep step = steps.get(i);
      if (step.until().compareTo(before.until()) <= 0
          || step.allowance().hourly() < before.allowance().hourly()
          || step.allowance().daily() < before.allowance().daily()) {
        throw new IllegalArgumentException(text);
      }
    }
    return steps;
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }
}
