package net.psmail.provisioning.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.SpfEvaluation.Result;
import org.xbill.DNS.Address;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Whether a domain's SPF record lets our hosts send, and not anybody. */
final class Senders {

  /** Nobody's: a network that is set aside for documents (RFC 5737). */
  private static final String STRANGER = "203.0.113.77";

  private final Authorities authorities;
  private final List<InetAddress> ownAddresses;

  Senders(Authorities authorities, List<InetAddress> ownAddresses) {
    this.authorities = authorities;
    this.ownAddresses = ownAddresses;
  }

  Verdict judge(Name domain, String ours, List<String> texts) {
    List<String> records = texts.stream().filter(SpfEvaluation::isSpf).toList();
    return switch (records.size()) {
      case 0 -> Verdict.MISSING;
      case 1 -> judge(domain, ours, records.get(0));
      default -> Verdict.wrong(Remark.SEVERAL);
    };
  }

  private Verdict judge(Name domain, String ours, String found) {
    if (found.strip().toLowerCase(Locale.ROOT).equals(ours)) {
      return Verdict.RIGHT;
    }
    Result ofStranger = evaluate(domain, found, stranger());
    if (ofStranger != Result.NO_PASS) {
      return Verdict.wrong(ofStranger == Result.PASS ? Remark.ANYBODY : Remark.BROKEN);
    }
    Collection<InetAddress> hosts = hosts(domain);
    boolean pass =
        !hosts.isEmpty()
            && hosts.stream().allMatch(host -> evaluate(domain, found, host) == Result.PASS);
    return pass ? Verdict.BROADER : Verdict.wrong(Remark.NOT_OURS);
  }

  private Result evaluate(Name domain, String record, InetAddress host) {
    return new SpfEvaluation(authorities, host).evaluate(domain, record);
  }

  /** Those that are configured, else those of the hosts that take the mail. */
  private Collection<InetAddress> hosts(Name domain) {
    return ownAddresses.isEmpty()
        ? authorities
            .ask(domain, Type.MX)
            .of(MXRecord.class)
            .flatMap(exchanger -> authorities.addresses(exchanger.getTarget()).stream())
            .toList()
        : ownAddresses;
  }

  private static InetAddress stranger() {
    try {
      return Address.getByAddress(STRANGER);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
