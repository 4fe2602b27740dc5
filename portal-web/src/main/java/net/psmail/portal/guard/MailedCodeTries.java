package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import net.psmail.provisioning.address.AnyAddress;

/** How often codes are mailed to addresses at other providers, and typed in. */
@ApplicationScoped
public class MailedCodeTries {

  private static final String EVERYBODY = "all";

  @Inject private RateLimits limits;
  @Inject private Client client;

  /** Counts a question for a code, or one that is typed in. */
  public void countNetworks() {
    limits.count(Limit.MAILED_CODE_NETWORK, client.network(24, 48));
    limits.count(Limit.MAILED_CODE_WIDE, client.network(16, 32));
  }

  /**
   * Counts a letter to an address, whatever tag it has.
   *
   * @return what to wait for when too many letters have left to all addresses together; empty when
   *     this one may leave
   * @throws TooManyRequests when this address has had too many
   */
  public Optional<TooManyRequests> countLetter(String address) {
    String mailbox = AnyAddress.untagged(address);
    limits.count(Limit.MAILED_CODE_ADDRESS, mailbox);
    try {
      limits.count(Limit.MAILED_CODE_ALL, EVERYBODY);
      return Optional.empty();
    } catch (TooManyRequests others) {
      limits.giveBack(Limit.MAILED_CODE_ADDRESS, mailbox);
      return Optional.of(others);
    }
  }
}
