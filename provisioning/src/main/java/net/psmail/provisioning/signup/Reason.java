package net.psmail.provisioning.signup;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an operator looks at a registration before mail runs. */
public enum Reason {
  /** The domain wants it of all. */
  DOMAIN,
  /** The name looks like one of those that operators want to see. */
  NAME,
  /** There was no proof of work, or none that counts; a browser without scripts makes none. */
  PROOF,
  /** More registered within this hour than usually do. */
  HOUR;

  /** As messages have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Some of them in one line. */
  public static String line(Collection<Reason> reasons) {
    return reasons.stream().map(Reason::name).collect(Collectors.joining(","));
  }

  /** What {@link #line} wrote. */
  public static List<Reason> parse(String line) {
    return Arrays.stream(line.split(",")).map(Reason::valueOf).toList();
  }
}
