package net.psmail.provisioning.bulk;

import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;

/** How lines of one source are done. */
public interface LineWork {

  /** What a line does. */
  interface Deed {

    /**
     * Does it.
     *
     * @return whose account the line is about from now on, if it is anybody's
     */
    Optional<Long> take();
  }

  /** Whose lines it does. */
  BulkSource source();

  /**
   * Looks again at what a line is about, as the first that its transaction does.
   *
   * @param bulk the number of what the line belongs to
   * @return what is to be done in this transaction; empty when something is not as it was shown any
   *     more
   */
  Optional<Deed> look(long bulk, BulkLine line, Session operator, Origin origin);
}
