package net.psmail.provisioning.member;

import java.util.Optional;
import java.util.OptionalLong;

/** The domain in which accounts are looked for: its name and its number, or none. */
public record MemberDomain(Optional<String> name, OptionalLong id) {

  /** Any domain. */
  public static final MemberDomain ANY = new MemberDomain(Optional.empty(), OptionalLong.empty());

  /** Whether the accounts of a domain with this number are among those that are meant. */
  boolean includes(long domainId) {
    return id.isEmpty() || id.getAsLong() == domainId;
  }
}
