package net.psmail.certificates.preflight;

import java.util.List;
import java.util.Optional;
import net.psmail.certificates.lifecycle.Finding;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Whether the domain of a name lets the authority certify it, as said by the records of the nearest
 * domain above it that has any.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8659#section-3">RFC 8659, 3</a>
 */
final class CaaCheck {

  private final Questions questions;
  private final CaaRule rule;

  CaaCheck(Questions questions, CaaRule rule) {
    this.questions = questions;
    this.rule = rule;
  }

  Optional<Finding> finding(String host) {
    boolean wildcard = host.startsWith("*.");
    Name domain = Hosts.name(host);
    while (!domain.equals(Name.root)) {
      Questions.Reply reply = questions.about(domain, Type.CAA);
      if (reply.fault().isPresent()) {
        return Optional.of(noAnswer(host, domain, reply.fault().get()));
      }
      List<CAARecord> records = reply.only(CAARecord.class);
      if (!records.isEmpty()) {
        return rule.objection(domain.toString(true), records, wildcard)
            .map(sentence -> new Finding(host, false, sentence));
      }
      domain = new Name(domain, 1);
    }
    return Optional.empty();
  }

  private static Finding noAnswer(String host, Name domain, String fault) {
    return new Finding(
        host,
        true,
        "The DNS does not say whether %1$s has CAA records (%2$s), and without that no authority"
                .formatted(domain.toString(true), fault)
            + " issues: see to the name servers of "
            + domain.toString(true)
            + "; it is tried again later.");
  }
}
