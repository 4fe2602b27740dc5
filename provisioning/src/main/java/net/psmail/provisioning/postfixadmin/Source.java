package net.psmail.provisioning.postfixadmin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.member.MemberQuotas;

/**
 * What PostfixAdmin's database says at one moment, as far as it matters here.
 *
 * @param aliasDomains domains that stand for others, and for which
 */
record Source(
    List<DomainRow> domains,
    List<MailboxRow> mailboxes,
    List<AliasRow> aliases,
    Map<String, String> aliasDomains) {

  /** A row of {@code domain}. */
  record DomainRow(String name, boolean backup, boolean active) {

    String digest() {
      return Digests.sha256(toString());
    }
  }

  /**
   * A row of {@code mailbox}.
   *
   * @param password as it is stored there
   * @param quota in bytes; 0 is without limit
   */
  record MailboxRow(String address, String password, long quota, boolean active) {

    /** How much it gets; without limit there, it is as much as everybody has here. */
    long quotaHere(long quotaOfNew) {
      return quota <= 0 ? quotaOfNew : MemberQuotas.nearest(quota);
    }

    /** What a line is compared by; the hash cannot be found out by it. */
    String digest() {
      return Digests.sha256(address + "\n" + password + "\n" + quota + "\n" + active);
    }

    /** Without the hash, so that no log has it. */
    @Override
    public String toString() {
      return address;
    }
  }

  /**
   * A row of {@code alias}.
   *
   * @param targets with commas between
   */
  record AliasRow(String address, String targets, boolean active) {

    /** Each of them once. */
    List<String> targetList() {
      return Stream.of(targets.split(","))
          .map(ForeignNames::plain)
          .filter(target -> !target.isEmpty())
          .distinct()
          .toList();
    }

    String digest() {
      return Digests.sha256(toString());
    }
  }
}
