package net.psmail.provisioning.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.session.Session;

/** How other servers shall deliver to the domains (MTA-STS). */
@ApplicationScoped
public class MailPolicies {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject ClientSettings settings;
  @Inject Audit audit;

  /** The policy as other servers fetch it; empty when this provider does not serve the domain. */
  public Optional<byte[]> text(DomainName domain) {
    return settings.of(domain).map(servers -> policy(servers).text());
  }

  /**
   * How strict the policy of a domain is.
   *
   * @throws net.psmail.provisioning.ProvisioningException INVALID_ADDRESS when it is not served
   */
  public MtaStsMode mode(DomainName domain) {
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(DomainPolicy.class, domains.idOf(domain)))
                .map(DomainPolicy::mtaSts)
                .orElse(MtaStsMode.TESTING));
  }

  /** Makes it so strict; its version in the zone changes with it. */
  public void setMode(Session operator, DomainName domain, MtaStsMode mode, Origin origin) {
    transactions.run(
        () -> {
          if (mode == mode(domain)) {
            return;
          }
          long id = domains.idOf(domain);
          DomainPolicy policy = entities.find(DomainPolicy.class, id);
          if (policy == null) {
            policy = new DomainPolicy(id);
            entities.persist(policy);
          }
          policy.setMtaSts(mode);
          String subject = domain.ascii() + " (" + mode.word() + ")";
          audit.by(operator, Act.MTA_STS_CHANGED, subject, origin);
        });
  }

  MtaStsPolicy policy(DomainServers servers) {
    String host =
        servers.servers().stream()
            .filter(server -> server.protocol() == Protocol.SMTP)
            .map(Server::host)
            .findFirst()
            .orElseThrow();
    return new MtaStsPolicy(mode(servers.domain()), host);
  }
}
