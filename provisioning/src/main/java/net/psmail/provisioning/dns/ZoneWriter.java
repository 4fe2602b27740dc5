package net.psmail.provisioning.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.clientsettings.UserAgentConfiguration;
import net.psmail.provisioning.dkim.PublishedKey;
import net.psmail.provisioning.dns.CertificateFacts.Authority;
import net.psmail.provisioning.dns.Zone.LeftOut;
import net.psmail.provisioning.dns.Zone.Reason;

/** Writes the zone of a domain; the same facts give the same text. */
final class ZoneWriter {

  private final List<ZoneRecord> records = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final ZoneFacts facts;

  private ZoneWriter(ZoneFacts facts) {
    this.facts = facts;
  }

  static Zone write(ZoneFacts facts) {
    ZoneWriter writer = new ZoneWriter(facts);
    writer.hosts();
    writer.delivery();
    writer.signatures();
    writer.encryption();
    writer.authorities();
    writer.services();
    writer.settings();
    return new Zone(facts.servers().domain(), writer.records, writer.leftOut);
  }

  /** The record of a key. */
  static ZoneRecord key(String domain, PublishedKey key) {
    return new ZoneRecord(
        Purpose.DKIM,
        key.selector() + "._domainkey." + domain + ".",
        "TXT",
        Txt.data("v=DKIM1; k=rsa; p=" + key.publicKey()));
  }

  private void hosts() {
    List<String> ours =
        Stream.of(facts.mailHost(), facts.siteHost())
            .flatMap(Optional::stream)
            .filter(facts::isInZone)
            .distinct()
            .toList();
    if (!ours.isEmpty() && facts.addresses().isEmpty()) {
      leaveOut(Purpose.HOST, Reason.NO_ADDRESS);
    }
    for (String host : ours) {
      for (InetAddress address : facts.addresses()) {
        String type = address instanceof Inet4Address ? "A" : "AAAA";
        record(Purpose.HOST, host, type, address.getHostAddress());
      }
    }
  }

  private void delivery() {
    withMailHost(Purpose.MX, host -> record(Purpose.MX, facts.domain(), "MX", "10 " + host + "."));
    text(Purpose.SPF, "", "v=spf1 mx -all");
  }

  /** Of a key that no longer signs too, because mail that it signed is still under way. */
  private void signatures() {
    if (!facts.signs()) {
      leaveOut(Purpose.DKIM, Reason.NO_SIGNER);
    } else if (facts.keys().isEmpty()) {
      leaveOut(Purpose.DKIM, Reason.NO_KEY);
    }
    facts.keys().forEach(key -> records.add(key(facts.domain(), key)));
    text(Purpose.DMARC, "_dmarc.", "v=DMARC1; p=quarantine; rua=mailto:" + postmaster());
  }

  private void encryption() {
    boolean hosted = siteAlias(Purpose.MTA_STS_HOST, "mta-sts");
    if (hosted && facts.mailHost().isPresent()) {
      text(Purpose.MTA_STS, "_mta-sts.", "v=STSv1; id=" + facts.policyId());
    }
    text(Purpose.TLS_RPT, "_smtp._tls.", "v=TLSRPTv1; rua=mailto:" + postmaster());
    withMailHost(
        Purpose.TLSA,
        host -> {
          String name = "_25._tcp." + host;
          List<String> keys = facts.certificates().tlsa().getOrDefault(name, List.of());
          if (!facts.isInZone(host)) {
            leaveOut(Purpose.TLSA, Reason.OTHER_ZONE);
          } else if (keys.isEmpty()) {
            leaveOut(Purpose.TLSA, Reason.KEY_CHANGES);
          }
          keys.stream()
              .filter(key -> facts.isInZone(host))
              .forEach(key -> record(Purpose.TLSA, name, "TLSA", key));
        });
  }

  private void authorities() {
    List<Authority> all = facts.certificates().authorities();
    if (all.isEmpty()) {
      leaveOut(Purpose.CAA, Reason.NO_ACCOUNT);
      return;
    }
    all.forEach(one -> authority("issue", one.value()));
    List<Authority> forWildcards = all.stream().filter(Authority::wildcards).toList();
    forWildcards.forEach(one -> authority("issuewild", one.value()));
    if (forWildcards.isEmpty()) {
      authority("issuewild", ";");
    }
  }

  private void authority(String tag, String value) {
    record(Purpose.CAA, facts.domain(), "CAA", "0 " + tag + " " + Txt.quoted(value));
  }

  private void services() {
    withMailHost(
        Purpose.SRV,
        host -> {
          service("_imaps", 0, facts.server(Protocol.IMAP));
          service("_submissions", 0, facts.server(Protocol.SMTP));
          service("_pop3s", 10, facts.server(Protocol.POP3));
        });
    for (String none : List.of("_imap", "_pop3", "_submission")) {
      record(Purpose.NO_SRV, none + "._tcp." + facts.domain(), "SRV", "0 0 0 .");
    }
  }

  private void service(String name, int priority, Server server) {
    String data = "%d 1 %d %s.".formatted(priority, server.port(), server.host());
    record(Purpose.SRV, name + "._tcp." + facts.domain(), "SRV", data);
  }

  private void settings() {
    siteAlias(Purpose.AUTOCONFIG, "autoconfig");
    if (siteAlias(Purpose.AUTODISCOVER, "autodiscover")) {
      String data = "0 0 %d %s.".formatted(facts.sitePort(), facts.siteHost().orElseThrow());
      record(Purpose.AUTODISCOVER_SRV, "_autodiscover._tcp." + facts.domain(), "SRV", data);
    }
    if (!UserAgentConfiguration.isTrueOf(facts.servers())) {
      leaveOut(Purpose.PACC, Reason.OWN_PORTS);
    } else if (siteAlias(Purpose.PACC_HOST, "ua-auto-config")) {
      String digest = UserAgentConfiguration.digest(facts.servers());
      text(Purpose.PACC, "_ua-auto-config.", "v=UAAC1; a=sha256; d=" + digest);
    }
  }

  /** A name at which programs ask this site by https; whether the zone has it. */
  private boolean siteAlias(Purpose purpose, String label) {
    String name = label + "." + facts.domain();
    Optional<String> site = facts.siteHost();
    if (site.isEmpty()) {
      leaveOut(purpose, Reason.NO_HOST_NAME);
    } else if (!facts.isHttps()) {
      leaveOut(purpose, Reason.NO_HTTPS);
    } else if (!site.get().equals(name)) {
      record(purpose, name, "CNAME", site.get() + ".");
    }
    return site.isPresent() && facts.isHttps();
  }

  private void withMailHost(Purpose purpose, Consumer<String> writing) {
    facts.mailHost().ifPresentOrElse(writing, () -> leaveOut(purpose, Reason.NO_HOST_NAME));
  }

  private String postmaster() {
    return "postmaster@" + facts.domain();
  }

  private void text(Purpose purpose, String prefix, String text) {
    record(purpose, prefix + facts.domain(), "TXT", Txt.data(text));
  }

  private void record(Purpose purpose, String name, String type, String data) {
    records.add(new ZoneRecord(purpose, name + ".", type, data));
  }

  private void leaveOut(Purpose purpose, Reason reason) {
    leftOut.add(new LeftOut(purpose, reason));
  }
}
