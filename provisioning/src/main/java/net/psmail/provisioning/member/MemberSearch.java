package net.psmail.provisioning.member;

import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.address.DomainName;

/**
 * Which accounts are looked for.
 *
 * @param words the beginning of an address, or the whole of it, in lower case; empty for any
 * @param domain empty for any
 * @param standing empty for any
 * @param after the last address of the page before; empty for the first page
 */
public record MemberSearch(
    String words, Optional<DomainName> domain, Optional<Standing> standing, String after) {

  private static final int LONGEST = 318;

  /** Whatever was typed: without space around it, and no longer than any address. */
  public MemberSearch {
    words = words.strip().toLowerCase(Locale.ROOT);
    words = words.substring(0, Math.min(LONGEST, words.length()));
  }

  /** All accounts, or those whose address begins so. */
  public static MemberSearch of(String words) {
    return new MemberSearch(words, Optional.empty(), Optional.empty(), "");
  }

  boolean isFirstPage() {
    return after.isEmpty();
  }

  /** What an account can be looked for by. */
  public enum Standing {
    ACTIVE(1),
    WAITING(2),
    LEAVING(3),
    REVOKED(4),
    /** By an operator, from signing in or from sending; no state in the life of the account. */
    SUSPENDED(0);

    private final int number;

    Standing(int number) {
      this.number = number;
    }

    /** As the column {@code standing} has it. */
    int number() {
      return number;
    }
  }
}
