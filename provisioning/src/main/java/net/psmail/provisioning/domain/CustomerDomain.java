package net.psmail.provisioning.domain;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.address.DomainName;

/**
 * A domain as operators see it.
 *
 * @param mailHost the name under which its mail programs find the servers; empty for ours
 * @param mailboxes active mailboxes
 * @param signUp how it takes newcomers
 * @param active whether it is served
 * @param isDefault whether it is the site's own, which is always served
 */
public record CustomerDomain(
    DomainName name,
    Optional<DomainName> mailHost,
    long mailboxes,
    Instant since,
    SignUpPolicy signUp,
    boolean active,
    boolean isDefault) {}
