package net.psmail.provisioning.signin;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.Act;

/** Which sign-ins somebody wants to see. */
public enum SignInFilter {
  ALL(true, true, false),
  /** Those in the browser. */
  WEB(true, false, false),
  /** Those of mail programs. */
  MAIL(false, true, false),
  /** Those that failed. */
  REFUSED(true, true, true);

  private static final Set<Act> ACTS =
      Stream.of(
              Act.REFUSALS.stream(),
              Act.BY_LETTER.stream(),
              Stream.of(
                  Act.REGISTERED,
                  Act.SIGNED_IN,
                  Act.SECOND_STEP_ASKED,
                  Act.RECOVERED,
                  Act.RECOVERY_STOPPED,
                  Act.RECOVERED_LATE,
                  Act.RESET_USED))
          .flatMap(acts -> acts)
          .collect(Collectors.toUnmodifiableSet());

  private final boolean web;
  private final boolean mail;
  private final boolean refusedOnly;

  SignInFilter(boolean web, boolean mail, boolean refusedOnly) {
    this.web = web;
    this.mail = mail;
    this.refusedOnly = refusedOnly;
  }

  boolean web() {
    return web;
  }

  boolean mail() {
    return mail;
  }

  boolean refusedOnly() {
    return refusedOnly;
  }

  Set<Act> acts() {
    return refusedOnly ? Act.REFUSALS : ACTS;
  }
}
