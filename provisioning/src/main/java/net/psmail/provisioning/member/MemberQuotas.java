package net.psmail.provisioning.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.session.Actor;

/**
 * How much mail a member's mailbox may hold. A new quota counts from the next delivery on; one that
 * is lower than what lies there takes nothing away, but nothing more comes in.
 */
@ApplicationScoped
public class MemberQuotas {

  /** What the form asks in, and what is the least. */
  public static final long MEBIBYTE = 1024 * 1024;

  private static final long MOST = MEBIBYTE * MEBIBYTE;

  @Inject Transactions transactions;
  @Inject Members members;
  @Inject Mailboxes mailboxes;
  @Inject Audit audit;

  /** Whether a mailbox can have it. */
  public static boolean isOne(long bytes) {
    return bytes >= MEBIBYTE && bytes <= MOST;
  }

  /** The nearest that a mailbox can have. */
  public static long nearest(long bytes) {
    return Math.max(MEBIBYTE, Math.min(MOST, bytes));
  }

  /**
   * Changes it.
   *
   * @throws ProvisioningException NOT_FOUND; INVALID_QUOTA below a mebibyte and above a tebibyte
   */
  public void change(Actor operator, long account, long bytes, Origin origin) {
    if (!isOne(bytes)) {
      throw ProvisioningException.of(Kind.INVALID_QUOTA);
    }
    transactions.run(
        () -> {
          Member member = members.hold(operator, account);
          if (member.quotaBytes() != bytes) {
            mailboxes.changeQuota(account, bytes);
            String subject =
                "%s (%s → %s MiB)"
                    .formatted(member.address(), member.quotaBytes() / MEBIBYTE, bytes / MEBIBYTE);
            audit.on(account, operator, Act.QUOTA_CHANGED, subject, origin);
          }
        });
  }
}
