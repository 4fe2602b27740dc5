package net.psmail.provisioning.rule;

import java.util.List;
import java.util.Optional;

/** Scripts as the site writes them, for tests that put them to a real server. */
public final class ScriptSamples {

  private ScriptSamples() {}

  /** Of filters alone, besides the rule for spam. */
  public static String filters(String own, Filter... filters) {
    return script(own, new Rules(true, List.of(), true, Optional.empty(), List.of(filters)));
  }

  /** Of an answer alone. */
  public static String answer(List<String> own, Vacation vacation) {
    return SieveScript.of(
        new Rules(true, List.of(), true, Optional.of(vacation), List.of()), surroundings(own));
  }

  /** Of forwarding to one address. */
  public static String forward(String own, String to, boolean keepsCopy) {
    return script(own, new Rules(true, List.of(to), keepsCopy, Optional.empty(), List.of()));
  }

  /** The same without a copy, of who wants spam in INBOX. */
  public static String forwardWithoutJunk(String own, String to) {
    return script(own, new Rules(false, List.of(to), false, Optional.empty(), List.of()));
  }

  private static String script(String own, Rules rules) {
    return SieveScript.of(rules, surroundings(List.of(own)));
  }

  private static Surroundings surroundings(List<String> own) {
    return new Surroundings(
        own, List.of("postmaster@psmail.test"), SpamHeader.parse("X-Spam: Yes, X-Spam-Flag: YES"));
  }
}
