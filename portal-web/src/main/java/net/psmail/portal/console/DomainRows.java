package net.psmail.portal.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.certificates.order.Certificates;
import net.psmail.portal.view.DomainsView.Domain;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.domain.CustomerDomain;

/** A domain as the pages show it: with what its mail programs are told. */
@ApplicationScoped
public class DomainRows {

  @Inject private ClientSettings settings;
  @Inject private Certificates certificates;

  String ourHost() {
    return settings.ofDefault().servers().get(0).host();
  }

  Domain row(CustomerDomain domain) {
    String host = domain.mailHost().map(DomainName::ascii).orElseGet(this::ourHost);
    return new Domain(
        domain.name().ascii(),
        domain.name().unicode(),
        host,
        domain.mailHost().isPresent(),
        certificates.mailSpeaksFor(host),
        domain.mailboxes(),
        domain.since(),
        domain.signUp().word(),
        domain.active(),
        domain.isDefault());
  }
}
