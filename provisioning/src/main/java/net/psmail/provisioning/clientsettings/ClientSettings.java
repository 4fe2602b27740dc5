package net.psmail.provisioning.clientsettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.ServedDomain;
import net.psmail.provisioning.domain.ServedDomains;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where mail programs find the servers, in the formats that they ask for. */
@ApplicationScoped
public class ClientSettings {

  @Inject private MailDomains domains;
  @Inject private ServedDomains served;

  @Inject
  @ConfigProperty(name = "psmail.site.name", defaultValue = "PSMail")
  private String provider;

  @Inject
  @ConfigProperty(name = "psmail.mail.host", defaultValue = "localhost")
  private String host;

  @Inject
  @ConfigProperty(name = "psmail.mail.imaps.port", defaultValue = "9993")
  private int imapsPort;

  @Inject
  @ConfigProperty(name = "psmail.mail.pop3s.port", defaultValue = "9995")
  private int pop3sPort;

  @Inject
  @ConfigProperty(name = "psmail.mail.submissions.port", defaultValue = "9465")
  private int submissionsPort;

  /** The settings of a domain; empty when this provider does not serve it. */
  public Optional<DomainServers> of(DomainName domain) {
    return served.find(domain).map(this::settings);
  }

  /** The settings of the first domain with our host, which are known without the database. */
  public DomainServers ofDefault() {
    return settings(domains.defaultDomain(), host);
  }

  /** The settings in Mozilla's format; empty when this provider does not serve the domain. */
  public Optional<byte[]> mozillaAutoconfig(DomainName domain) {
    return of(domain).map(MozillaAutoconfig::write);
  }

  /**
   * Answers Outlook in Microsoft's format. What is said depends on the domain alone, never on
   * whether a mailbox exists; of a domain that is served elsewhere, it is a fault in that format.
   *
   * @param request a request of Autodiscover's first version, from anybody
   * @return empty when it cannot be read
   */
  public Optional<byte[]> autodiscover(byte[] request) {
    try {
      return Optional.of(answer(OutlookQuestion.read(request)));
    } catch (XMLStreamException unreadable) {
      return Optional.empty();
    }
  }

  /** What whoever asks without a question is told in the words of Autodiscover's first version. */
  public byte[] autodiscoverWithoutQuestion() {
    return Autodiscover.write(AutodiscoverFault.INVALID_REQUEST);
  }

  private byte[] answer(OutlookQuestion question) {
    if (!question.isForOurAnswer()) {
      return Autodiscover.write(AutodiscoverFault.NO_SUCH_SCHEMA);
    }
    return domainOf(question.address())
        .flatMap(this::of)
        .map(servers -> Autodiscover.write(servers, question.address()))
        .orElseGet(() -> Autodiscover.write(AutodiscoverFault.DOMAIN_UNKNOWN));
  }

  private static Optional<DomainName> domainOf(String address) {
    try {
      return Optional.of(DomainName.parse(address.substring(address.lastIndexOf('@') + 1)));
    } catch (ProvisioningException noDomain) {
      return Optional.empty();
    }
  }

  /** The settings of a mailbox for programs that read them from a file, without a password. */
  public List<Snippet> snippets(MailAddress mailbox) {
    DomainServers servers =
        of(mailbox.domain()).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    return Snippets.of(servers, mailbox);
  }

  private DomainServers settings(ServedDomain domain) {
    return settings(domain.name(), domain.mailHost().map(DomainName::ascii).orElse(host));
  }

  private DomainServers settings(DomainName domain, String host) {
    return new DomainServers(
        domain,
        provider,
        List.of(
            new Server(Protocol.IMAP, host, imapsPort),
            new Server(Protocol.POP3, host, pop3sPort),
            new Server(Protocol.SMTP, host, submissionsPort)));
  }
}
