package net.psmail.provisioning.session;

import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.session.Session.Role;

/**
 * Who acts on what belongs to others: somebody who works here and is signed in, or a program with a
 * token of such a person. A facade that takes a {@link Session} instead is closed to programs.
 */
public interface Actor {

  /** The account of the person, who answers for what their programs do. */
  long accountId();

  /** What the person may do at this moment. */
  Role role();

  /**
   * Whoever may do less does not learn that there is anything.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  default void require(Role least) {
    if (!role().includes(least)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }

  /** The number of the token with which a program acts; empty for a person. */
  default Optional<Long> tokenId() {
    return Optional.empty();
  }

  /** As the trail names them. */
  String actor();
}
