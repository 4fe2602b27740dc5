package net.psmail.certificates.acme;

import java.time.Duration;
import net.psmail.certificates.lifecycle.NotIssued;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Metadata;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;

/** What an authority said of itself a moment ago: of many plans at once, one asks for all. */
final class RecentOffer {

  private static final long RECENT = Duration.ofSeconds(5).toNanos();

  private final Account account;
  private @Nullable Metadata offer;
  private boolean renewalInfo;
  private long asked;

  RecentOffer(Account account) {
    this.account = account;
  }

  /** Its directory's metadata; our account stands, too. */
  synchronized Metadata get() throws NotIssued {
    Metadata known = recent();
    if (known == null) {
      long now = System.nanoTime();
      known = Answer.to(account::asOfNow);
      renewalInfo = Answer.to(this::asksForRenewalInfo);
      asked = now;
      offer = known;
    }
    return known;
  }

  /** Whether it says when certificates should be renewed. */
  synchronized boolean hasRenewalInfo() throws AcmeException {
    return recent() == null ? asksForRenewalInfo() : renewalInfo;
  }

  /** What it does now is not what it said. */
  synchronized void forget() {
    offer = null;
  }

  private @Nullable Metadata recent() {
    return System.nanoTime() - asked < RECENT ? offer : null;
  }

  private boolean asksForRenewalInfo() throws AcmeException {
    return account.session().resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
  }
}
