package net.psmail.provisioning.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.psmail.provisioning.session.Session;

/** Who did what, when, and from where; written in the same transaction as the act. */
@ApplicationScoped
public class Audit {

  /** The latest acts on an account, for its owner, the newest first. */
  public List<AuditEntry> ofOwn(Session session, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The latest acts of all, for operators, the newest first. */
  public List<AuditEntry> latest(int limit) {
    throw new UnsupportedOperationException();
  }
}
