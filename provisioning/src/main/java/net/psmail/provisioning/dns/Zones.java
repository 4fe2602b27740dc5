package net.psmail.provisioning.dns;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.dkim.SigningKey;
import net.psmail.provisioning.dns.CheckedRecord.State;

/** What each domain needs in the DNS, and what the DNS has. */
@ApplicationScoped
public class Zones {

  @Inject ClientSettings settings;
  @Inject MailPolicies policies;
  @Inject DkimKeys keys;
  @Inject Clock clock;
  @Resource ManagedExecutorService threads;

  private final DnsSettings dns = DnsSettings.read();
  private final Map<DomainName, CheckedZone> checked = new ConcurrentHashMap<>();

  /**
   * The zone of a domain as it should be.
   *
   * @throws ProvisioningException INVALID_ADDRESS when the domain is not served here
   */
  public Zone of(DomainName domain, CertificateFacts certificates) {
    DomainServers servers = servers(domain);
    return ZoneWriter.write(
        new ZoneFacts(
            servers,
            dns.site(),
            dns.addresses(),
            certificates,
            policies.policy(servers).id(),
            keys.areUsed(),
            keys.of(domain).stream()
                .filter(SigningKey::isPublished)
                .map(SigningKey::key)
                .toList()));
  }

  /** What the last check of a domain found here; empty when there was none since the start. */
  public Optional<CheckedZone> lastCheck(DomainName domain) {
    return Optional.ofNullable(checked.get(domain));
  }

  /**
   * Asks the name servers of a domain for every record of its zone, one check at a time. A key that
   * is found in the DNS begins to sign by that, and one that is not there any more is forgotten.
   *
   * @throws ProvisioningException INVALID_ADDRESS when the domain is not served here
   */
  public synchronized CheckedZone check(DomainName domain, CertificateFacts certificates) {
    Zone zone = of(domain, certificates);
    List<ZoneRecord> all = new ArrayList<>(zone.records());
    all.addAll(oldKeys(domain));
    CheckedZone found = look(new Zone(domain, all, zone.leftOut()));
    CheckedZone kept =
        new CheckedZone(
            found.at(),
            found.records().stream().filter(one -> zone.records().contains(one.wanted())).toList());
    checked.put(domain, kept);
    return kept;
  }

  /** Asks the name servers for the record of one key alone; what follows is the same. */
  void checkKey(DomainName domain, SigningKey key) {
    look(new Zone(domain, List.of(ZoneWriter.key(domain.ascii(), key.key())), List.of()));
  }

  private CheckedZone look(Zone zone) {
    CheckedZone found = new ZoneCheck(dns, threads, clock).check(zone);
    List<ZoneRecord> old = oldKeys(zone.domain());
    for (CheckedRecord record : found.records()) {
      if (old.contains(record.wanted()) && record.state() == State.MISSING) {
        keys.withdrawn(zone.domain(), selector(record.wanted()));
      } else if (record.wanted().purpose() == Purpose.DKIM && record.state() == State.RIGHT) {
        keys.published(zone.domain(), selector(record.wanted()));
      }
    }
    return found;
  }

  private List<ZoneRecord> oldKeys(DomainName domain) {
    return keys.of(domain).stream()
        .filter(key -> !key.isPublished())
        .map(key -> ZoneWriter.key(domain.ascii(), key.key()))
        .toList();
  }

  private static String selector(ZoneRecord key) {
    return key.name().substring(0, key.name().indexOf('.'));
  }

  private DomainServers servers(DomainName domain) {
    return settings
        .of(domain)
        .orElseThrow(() -> ProvisioningException.invalidAddress(AddressFault.DOMAIN));
  }
}
