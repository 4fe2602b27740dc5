package net.psmail.provisioning.signup;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What became of a registration, as operators count it to see what a policy does. */
public enum Outcome {
  /** Came by itself, and mail ran at once. */
  LET_IN,
  /** Came by an invitation, and mail ran at once. */
  INVITED,
  /** Had to wait for an operator, for one or more of the four reasons that follow. */
  WAITED,
  DOMAIN,
  NAME,
  PROOF,
  HOUR,
  /** Had waited, and an operator said yes. */
  APPROVED,
  /** Had waited, and an operator said no. */
  REFUSED,
  /** Had waited, until it was withdrawn or its time was over. */
  ENDED;

  /** As messages have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a registration counts as when it is made. */
  public static Set<Outcome> of(Collection<Reason> reasons, boolean invited) {
    if (reasons.isEmpty()) {
      return EnumSet.of(invited ? INVITED : LET_IN);
    }
    Set<Outcome> outcomes = EnumSet.of(WAITED);
    reasons.forEach(reason -> outcomes.add(valueOf(reason.name())));
    return outcomes;
  }
}
