package net.psmail.provisioning.member;

import java.util.Optional;
import java.util.OptionalLong;
import net.psmail.provisioning.address.DomainName;

/** The domain in which accounts are looked for: its name and its number, or none. */
public record MemberDomain(Optional<String> name, OptionalLong id) {

  /** Any domain. */
  public static final MemberDomain ANY = new MemberDomain(Optional.empty(), OptionalLong.empty());

  /** Whether the accounts of a domain are among those that are meant. */
  boolean includes(DomainName domain) {
    return name.isEmpty() || name.get().equals(domain.ascii());
  }

  /** Whether the accounts of a domain with this number are. */
  boolean includes(long domainId) {
    return id.isEmpty() || id.getAsLong() == domainId;
  }
}
