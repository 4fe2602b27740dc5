package net.psmail.status.probe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Type;

/** Whether the records that a domain with mail needs are there and can be meant. */
final class MailRecordsLook implements Look {

  private static final Set<String> KNOWN = Set.of("mx", "spf", "dkim", "dmarc", "mta-sts", "tlsa");

  private final int mailPort;
  private final int policyPort;

  MailRecordsLook() {
    this(25, 443);
  }

  /**
   * One that looks where others serve, which is for private servers alone.
   *
   * @param mailPort where hosts take mail
   * @param policyPort where the site of MTA-STS answers
   */
  MailRecordsLook(int mailPort, int policyPort) {
    this.mailPort = mailPort;
    this.policyPort = policyPort;
  }

  static boolean knows(String record) {
    return KNOWN.contains(record);
  }

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    boolean selectors = probe.option("selectors").isPresent();
    List<String> wanted =
        List.of(
            probe
                .option("records", selectors ? "mx,spf,dmarc,dkim" : "mx,spf,dmarc")
                .split(",", -1));
    Dns dns = new Dns(visit);
    Name domain = Dns.name(probe.target());
    List<Name> hosts = mx(dns, domain);
    List<Name> silent = List.of();
    for (String record : wanted) {
      switch (record) {
        case "spf" -> MailPolicy.SPF.check(dns, domain);
        case "dmarc" -> MailPolicy.DMARC.check(dns, below("_dmarc", domain));
        case "dkim" -> dkim(dns, probe, domain);
        case "mta-sts" -> mtaSts(dns, visit, domain, hosts);
        case "tlsa" -> silent = new TlsaRecords(dns, visit, domain, mailPort).check(hosts);
        default -> {}
      }
    }
    return Sight.works(String.join(", ", wanted) + unseen(silent));
  }

  /** Nothing is said against records that could not be compared. */
  private String unseen(List<Name> silent) {
    return silent.isEmpty()
        ? ""
        : silent.stream()
            .map(host -> host.toString(true))
            .collect(
                Collectors.joining(
                    ", ",
                    "; not compared, because not to be asked at port " + mailPort + ": ",
                    ""));
  }

  /** Hosts that take mail (RFC 5321, 5.1); "." is a domain that takes none (RFC 7505). */
  private static List<Name> mx(Dns dns, Name domain) throws IOException {
    List<Name> hosts =
        dns.records(domain, Type.MX).stream()
            .filter(MXRecord.class::isInstance)
            .map(record -> ((MXRecord) record).getTarget())
            .toList();
    if (hosts.isEmpty()) {
      throw missing("mx", domain);
    }
    for (Name host : hosts) {
      if (host.equals(Name.root)
          || (dns.records(host, Type.A).isEmpty() && dns.records(host, Type.AAAA).isEmpty())) {
        throw wrong("mx", "no address of " + host);
      }
    }
    return hosts;
  }

  private static void dkim(Dns dns, Probe probe, Name domain) throws IOException {
    for (String selector : probe.option("selectors", "mail").split(",", -1)) {
      MailPolicy.DKIM.check(dns, below(selector + "._domainkey", domain));
    }
  }

  private void mtaSts(Dns dns, Visit visit, Name domain, List<Name> hosts) throws IOException {
    MailPolicy.MTA_STS.check(dns, below("_mta-sts", domain));
    String policy = MtaSts.fetch(dns, visit, domain, policyPort);
    String fault = MtaSts.fault(policy, hosts);
    if (!fault.isEmpty()) {
      throw wrong("mta-sts", fault);
    }
  }

  static Name below(String label, Name domain) throws Trouble {
    try {
      return Name.concatenate(Dns.name(label).relativize(Name.root), domain);
    } catch (NameTooLongException e) {
      throw wrong(label.toLowerCase(Locale.ROOT), "the name is too long");
    }
  }

  static Trouble missing(String record, Name name) {
    return new Trouble(Finding.RECORD_MISSING, record + ": none at " + name.toString(true));
  }

  static Trouble wrong(String record, String what) {
    return new Trouble(Finding.RECORD_WRONG, record + ": " + what);
  }
}
