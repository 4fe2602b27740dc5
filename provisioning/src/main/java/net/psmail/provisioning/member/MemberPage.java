package net.psmail.provisioning.member;

import java.util.List;
import java.util.Optional;

/**
 * A part of what was found, in the order of addresses.
 *
 * @param members by their own addresses
 * @param byAlias those with an alias that begins with what was asked for; on the first page only
 * @param next where the next page begins; empty after the last
 */
public record MemberPage(
    List<FoundMember> members, List<FoundMember> byAlias, Optional<String> next) {

  public MemberPage {
    members = List.copyOf(members);
    byAlias = List.copyOf(byAlias);
  }

  /** Whether nobody was found. */
  public boolean isEmpty() {
    return members.isEmpty() && byAlias.isEmpty();
  }
}
