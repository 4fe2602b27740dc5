package net.psmail.certificates.acme;

import static net.psmail.certificates.lifecycle.NotIssued.Kind.UNAVAILABLE;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.NotIssued;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;

/** By a record in the DNS. */
public final class DnsProofs implements Proofs {

  private final TextRecords records;

  public DnsProofs(TextRecords records) {
    this.records = records;
  }

  @Override
  public ChallengeKind kind() {
    return ChallengeKind.DNS_01;
  }

  @Override
  public String type() {
    return Dns01Challenge.TYPE;
  }

  @Override
  public boolean show(URI order, Identifier name, TokenChallenge challenge) throws NotIssued {
    Dns01Challenge record = (Dns01Challenge) challenge;
    try {
      records.put(record.getRRName(name), record.getDigest());
      return records.isVisible(record.getRRName(name), record.getDigest());
    } catch (IOException failure) {
      throw notChanged(failure);
    }
  }

  @Override
  public void withdraw(Order order) throws NotIssued {
    for (Authorization authorization : order.getAuthorizations()) {
      Optional<Dns01Challenge> challenge = authorization.findChallenge(Dns01Challenge.class);
      if (challenge.isPresent()) {
        Dns01Challenge record = challenge.get();
        try {
          records.remove(record.getRRName(authorization.getIdentifier()), record.getDigest());
        } catch (IOException failure) {
          throw notChanged(failure);
        }
      }
    }
  }

  private static NotIssued notChanged(IOException failure) {
    return new NotIssued(
        UNAVAILABLE, "The DNS could not be changed: " + failure.getMessage(), null, failure);
  }
}
