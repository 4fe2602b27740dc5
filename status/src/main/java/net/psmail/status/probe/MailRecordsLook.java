package net.psmail.status.probe;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.Type;

/** Whether the records that a domain with mail needs are there and can be meant. */
final class MailRecordsLook implements Look {

  private static final Set<String> KNOWN = Set.of("mx", "spf", "dkim", "dmarc", "mta-sts", "tlsa");

  private final int policyPort;

  MailRecordsLook() {
    this(443);
  }

  /**
   * One that looks where others serve, which is for private servers alone.
   *
   * @param policyPort where the site of MTA-STS answers
   */
  MailRecordsLook(int policyPort) {
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
    for (String record : wanted) {
      switch (record) {
        case "spf" -> MailPolicy.SPF.check(dns, domain);
        case "dmarc" -> MailPolicy.DMARC.check(dns, below("_dmarc", domain));
        case "dkim" -> dkim(dns, probe, domain);
        case "mta-sts" -> mtaSts(dns, visit, domain, hosts);
        case "tlsa" -> tlsa(dns, hosts);
        default -> {}
      }
    }
    return Sight.works(String.join(", ", wanted));
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

  /** For every host, signed, and of a use that counts for SMTP (RFC 7672, 3.1). */
  private static void tlsa(Dns dns, List<Name> hosts) throws IOException {
    for (Name host : hosts) {
      Name owner = below("_25._tcp", host);
      List<Record> records = dns.signedRecords(owner, Type.TLSA);
      if (records.isEmpty()) {
        throw missing("tlsa", owner);
      }
      if (records.stream().noneMatch(record -> isUsable((TLSARecord) record))) {
        throw wrong("tlsa", owner.toString());
      }
    }
  }

  private static boolean isUsable(TLSARecord record) {
    int use = record.getCertificateUsage();
    int length = record.getCertificateAssociationData().length;
    boolean whole =
        switch (record.getMatchingType()) {
          case 0 -> length > 0;
          case 1 -> length == 32;
          case 2 -> length == 64;
          default -> false;
        };
    return (use == 2 || use == 3) && record.getSelector() <= 1 && whole;
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
