package net.psmail.provisioning.rule;

/**
 * How far the mail server has come with the rules of a member.
 *
 * @param detail what the server said of a script that it refuses, or the name of the other one
 */
public record RuleState(Step step, String detail) {

  /** What has become of the newest rules. */
  public enum Step {
    /** Mail is sorted by them. */
    IN_FORCE,
    /** They are on their way, which takes seconds. */
    UNDERWAY,
    /** The mail server does not answer; it is asked again and again. */
    AWAY,
    /** The mail server does not take them; the provider must look, and it is tried again. */
    REFUSED,
    /** Another script of the member is in force, and stays until the member says otherwise. */
    OTHER
  }

  static final RuleState KNOWN = new RuleState(Step.IN_FORCE, "");
}
