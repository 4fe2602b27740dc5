package net.psmail.provisioning.domain;

import java.util.Optional;
import net.psmail.provisioning.address.DomainName;

/**
 * A domain whose mail is served.
 *
 * @param mailHost the name under which its mail programs find the servers; empty for ours
 */
public record ServedDomain(DomainName name, Optional<DomainName> mailHost) {}
