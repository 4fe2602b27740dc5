package net.psmail.provisioning.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.mailserver.MailServers;

/** Letters of the provider, to members and to anybody else whom the mail server reaches. */
@ApplicationScoped
public class Letters {

  private static final Logger LOG = System.getLogger(Letters.class.getName());

  /** Read by the provider, if there is a mailbox for it. */
  private static final String READ = "postmaster";

  /** Reserved: no member has this name. */
  private static final String UNREAD = "no-reply";

  @Inject MailServers mailServers;
  @Inject MailDomains domains;
  @Inject ProviderAddresses providerAddresses;

  /** Whether they reach mailboxes of other providers. */
  public boolean reachOthers() {
    return mailServers.current().reachesOthers();
  }

  /** Whether one to this address can arrive, as far as its domain tells. */
  public boolean reach(String address) {
    return reachOthers() || domains.served().contains(AnyAddress.domain(address));
  }

  /** Where they come from. */
  public List<MailAddress> senders() {
    DomainName domain = domains.defaultDomain();
    return List.of(new MailAddress(READ, domain), new MailAddress(UNREAD, domain));
  }

  /**
   * Sends one, or lets it be when it can never arrive; call it in a job, outside of transactions.
   *
   * @return whether it was sent
   * @throws ProvisioningException MAIL_SERVER_UNAVAILABLE when another try makes sense
   */
  public boolean sendIfPossible(Letter letter) {
    try {
      send(letter);
      return true;
    } catch (ProvisioningException refused) {
      if (refused.kind() != Kind.NOT_FOUND && refused.kind() != Kind.LIMIT_REACHED) {
        throw refused;
      }
      LOG.log(Level.DEBUG, "The letter {0} cannot arrive: {1}", letter.id(), refused.getMessage());
      return false;
    }
  }

  /**
   * Sends one; call it in a job, outside of transactions.
   *
   * @throws ProvisioningException NOT_FOUND and LIMIT_REACHED when another try makes no sense,
   *     MAIL_SERVER_UNAVAILABLE when one does
   */
  public void send(Letter letter) {
    DomainName domain = domains.defaultDomain();
    MailAddress from = new MailAddress(providerAddresses.areRead() ? READ : UNREAD, domain);
    String name = Setting.text("psmail.site.name", "PSMail");
    mailServers.current().send(letter.to(), letter.bytes(from, name));
  }
}
