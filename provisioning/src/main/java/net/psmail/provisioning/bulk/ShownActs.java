package net.psmail.provisioning.bulk;

import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.session.Actor;

/**
 * What is shown to an operator line by line, then ordered as it was shown, then watched. All
 * operators see it, so that one can stop what another has ordered; only who made it can order it.
 * Every method throws NOT_FOUND when it is no operator who asks.
 *
 * @param <L> a line
 */
public interface ShownActs<L> {

  /**
   * One of them; none of another source.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  Bulk get(Actor operator, long id);

  /** The latest that were ordered, the newest first. */
  List<Bulk> ordered(Actor operator);

  /**
   * Lines of one, in their order.
   *
   * @param state only those of this state; empty for all
   * @param after the number of the line before the first
   * @throws ProvisioningException NOT_FOUND
   */
  List<L> lines(Actor operator, long id, Optional<BulkLine.State> state, int after, int limit);

  /**
   * Has it done as it was shown. Of several who say so at once, one is heard.
   *
   * @param digest of what was shown
   * @throws ProvisioningException BULK_OVER when it was ordered before, has expired, is another's,
   *     or is not what was shown
   */
  void order(Actor operator, long id, String digest, Origin origin);

  /**
   * Has nothing more done of it; what was done stays. One that does not run does not mind.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  void stop(Actor operator, long id, Origin origin);
}
