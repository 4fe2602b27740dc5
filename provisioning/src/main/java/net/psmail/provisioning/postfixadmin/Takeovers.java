package net.psmail.provisioning.postfixadmin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * Takes over domains, mailboxes and aliases from PostfixAdmin, for operators: shown first, then
 * ordered as they were shown, then watched. All operators see them, so that one can stop what
 * another has ordered; only who made one can order it. Every method throws NOT_FOUND when the
 * session is no operator's.
 */
@ApplicationScoped
public class Takeovers {

  /** Which database is read, without user and password; empty when none is configured. */
  public Optional<String> source(Session operator) {
    operator.require(Role.OPERATOR);
    return Optional.empty();
  }

  /**
   * Looks what would be taken over and keeps that for {@link
   * net.psmail.provisioning.bulk.BulkActs#SHOWN half an hour}; nothing is done.
   *
   * @return its number
   * @throws ProvisioningException TAKEOVER_REFUSED when the database as a whole cannot be read: see
   *     {@link ProvisioningException#sourceFault}
   */
  public long show(Session operator) {
    operator.require(Role.OPERATOR);
    throw ProvisioningException.sourceRefused(SourceFault.NOT_CONFIGURED, null);
  }

  /**
   * One of them; an act on many accounts is none.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Bulk get(Session operator, long id) {
    operator.require(Role.OPERATOR);
    throw ProvisioningException.of(Kind.NOT_FOUND);
  }

  /** The latest that were ordered, the newest first. */
  public List<Bulk> ordered(Session operator) {
    operator.require(Role.OPERATOR);
    return List.of();
  }

  /**
   * Lines of one, in their order.
   *
   * @param state only those of this state; empty for all
   * @param after the number of the line before the first
   * @throws ProvisioningException NOT_FOUND
   */
  public List<TakeoverLine> lines(
      Session operator, long id, Optional<BulkLine.State> state, int after, int limit) {
    get(operator, id);
    return List.of();
  }

  /**
   * Has it done as it was shown. Of several who say so at once, one is heard.
   *
   * @param digest of what was shown
   * @throws ProvisioningException BULK_OVER when it was ordered before, has expired, is another's,
   *     or is not what was shown
   */
  public void order(Session operator, long id, String digest, Origin origin) {
    operator.require(Role.OPERATOR);
    throw ProvisioningException.of(Kind.BULK_OVER);
  }

  /**
   * Has nothing more done of it; what was done stays. One that does not run does not mind.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void stop(Session operator, long id, Origin origin) {
    get(operator, id);
  }
}
