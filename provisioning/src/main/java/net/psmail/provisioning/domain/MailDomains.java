package net.psmail.provisioning.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import net.psmail.provisioning.address.DomainName;

/** The domains whose mail this provider serves. */
@ApplicationScoped
public class MailDomains {

  /** The active domains; the first is the default. */
  public List<DomainName> served() {
    throw new UnsupportedOperationException();
  }
}
