package net.psmail.provisioning.signup;

import java.time.Duration;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about registrations.
 *
 * @param proof the numbers among which a browser looks for the right one; 0 asks for no proof
 * @param mailedCode whether a mailed code does instead of the proof
 * @param hourly how many may register within an hour before operators look at each; 0 for any
 *     number
 * @param refused names that nobody may have
 * @param examined names that operators look at
 * @param waiting how long a registration waits for an operator
 */
public record SignUpSettings(
    long proof,
    boolean mailedCode,
    long hourly,
    NamePatterns refused,
    NamePatterns examined,
    Duration waiting) {

  private static final String PATTERNS =
      "nothing, or names with commas between, with * for any characters, ? for one and # for a digit,"
          + " such as bank*,*-support,?????####";
  private static final long MOST_NUMBERS = 10_000_000;

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static SignUpSettings read() {
    return new SignUpSettings(
        Setting.read(
            "psmail.signup.proof",
            "100000",
            SignUpSettings::numbers,
            "a whole number from 0 (none) to 10000000"),
        Setting.flag("psmail.signup.mailed-code", "true"),
        Setting.atLeast(0, "psmail.signup.hourly", "200"),
        Setting.read("psmail.signup.names.refuse", "", NamePatterns::parse, PATTERNS),
        Setting.read("psmail.signup.names.approve", "", NamePatterns::parse, PATTERNS),
        Setting.duration("psmail.signup.waiting", "P14D"));
  }

  private static long numbers(String text) {
    long numbers = Long.parseLong(text);
    if (numbers < 0 || numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(text);
    }
    return numbers;
  }
}
