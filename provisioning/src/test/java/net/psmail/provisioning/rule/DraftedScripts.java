package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What would be put to a mail server that runs scripts, for tests with one that runs none. */
@ApplicationScoped
public class DraftedScripts {

  @Inject Scripts scripts;

  /** Of a member who has rules. */
  public String of(long account) {
    return scripts.draft(account).orElseThrow().script();
  }

  /** Whether it would take the place of another. */
  public boolean takesOver(long account) {
    return scripts.draft(account).orElseThrow().takesOver();
  }
}
