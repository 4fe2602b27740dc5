package net.psmail.provisioning.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.address.ReservedNames;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;

/** Free names near one that is taken. */
@ApplicationScoped
public class Proposals {

  private static final int WANTED = 3;
  private static final int TRIES_WITH_DIGITS = 12;
  private static final int LONGEST_STEM = 58;

  @Inject Mailboxes mailboxes;
  @Inject MailDomains domains;
  @Inject ReservedNames reserved;
  @Inject SecureRandom random;

  /** Three of them: the same name in other domains first, then with digits behind it. */
  public List<MailAddress> near(MailAddress taken) {
    return Stream.concat(inOtherDomains(taken), withDigits(taken))
        .distinct()
        .filter(address -> !reserved.contains(address) && !mailboxes.isClaimed(address))
        .limit(WANTED)
        .toList();
  }

  private Stream<MailAddress> inOtherDomains(MailAddress taken) {
    Map<DomainName, SignUpPolicy> signUps = domains.signUps();
    SignUpPolicy wanted = signUps.getOrDefault(taken.domain(), SignUpPolicy.OPEN);
    return domains.served().stream()
        .filter(domain -> !domain.equals(taken.domain()) && signUps.get(domain) == wanted)
        .limit(1)
        .map(domain -> new MailAddress(taken.local(), domain));
  }

  /** Two digits at first, more the longer nothing is free. */
  private Stream<MailAddress> withDigits(MailAddress taken) {
    String local = taken.local();
    String stem = local.substring(0, Math.min(LONGEST_STEM, local.length()));
    return IntStream.range(0, TRIES_WITH_DIGITS)
        .map(attempt -> attempt < TRIES_WITH_DIGITS / 2 ? 100 : 100_000)
        .map(bound -> bound / 10 + random.nextInt(bound - bound / 10))
        .mapToObj(number -> new MailAddress(stem + number, taken.domain()));
  }
}
