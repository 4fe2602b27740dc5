package net.psmail.provisioning.invite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspensions;

/**
 * Invitations of a member, into the member's own domain. Each lets in one person. How many a member
 * may make is counted over a period, by those that are open and those that were used; who is new
 * makes none.
 */
@ApplicationScoped
public class Invites {

  private static final String OWN = "select i from Invite i where i.inviterId = :inviter %s";
  private static final String COUNTED =
      """
      select count(i) from Invite i where i.inviterId = :inviter
      and ((i.guestId is null and i.expiresAt > :now) or i.usedAt > :since)
      """;
  private static final String HOLD_IF_OLD_ENOUGH =
      "select a.id from account a where a.id = ?1 and a.state = 'ACTIVE' and a.created_at <= ?2"
          + " for update";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject NewInvites newInvites;
  @Inject Suspensions suspensions;
  @Inject Audit audit;
  @Inject Clock clock;

  private final InviteSettings settings = InviteSettings.read();

  /** How many people this member may invite now. */
  public Allowance allowance(Session member) {
    return transactions.call(
        () -> {
          Instant from = memberSince(member).plus(settings.age());
          return new Allowance(
              left(member), Optional.of(from).filter(moment -> moment.isAfter(clock.instant())));
        });
  }

  /** Those that are open or were used, the newest first. */
  public List<SentInvite> list(Session member) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    OWN.formatted(
                        "and (i.guestId is not null or i.expiresAt > :now) order by i.id desc"),
                    Invite.class)
                .setParameter("inviter", member.accountId())
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(Invite::sent)
                .toList());
  }

  /**
   * Makes one; {@link #takeNew} gives the link's token to the member.
   *
   * @param note whom it is for, at most 60 characters; may be empty
   * @throws ProvisioningException INVALID_NAME, LIMIT_REACHED when there is none left or the member
   *     is too new, SIGN_UP_CLOSED when nobody can register in the domain, NOT_FOUND for others
   */
  public void make(Session member, String note, Origin origin) {
    transactions.run(
        () -> {
          // First of all: who comes second counts what the first has made.
          hold(member);
          if (left(member) <= 0) {
            throw ProvisioningException.of(Kind.LIMIT_REACHED);
          }
          newInvites.make(
              member, member.ownMailbox().domain(), Maker.member(member.accountId()), note);
          audit.by(member, Act.INVITED, member.signInName(), origin);
        });
  }

  /** The token of the newest link that this session has made; it is told once. */
  public Optional<String> takeNew(Session session) {
    return newInvites.take(session);
  }

  /**
   * Makes an open one worthless.
   *
   * @throws ProvisioningException NOT_FOUND, also when somebody has used it meanwhile
   */
  public void withdraw(Session member, long id, Origin origin) {
    transactions.run(
        () -> {
          int gone =
              entities
                  .createQuery(
                      "delete from Invite i where i.id = :id and i.inviterId = :inviter"
                          + " and i.guestId is null")
                  .setParameter("id", id)
                  .setParameter("inviter", member.accountId())
                  .executeUpdate();
          if (gone == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(member, Act.INVITE_WITHDRAWN, member.signInName(), origin);
        });
  }

  /** Makes all open ones of an account worthless, in the transaction that made that necessary. */
  public void withdrawAllOf(long accountId) {
    entities
        .createQuery("delete from Invite i where i.inviterId = :inviter and i.guestId is null")
        .setParameter("inviter", accountId)
        .executeUpdate();
  }

  private void hold(Session member) {
    LocalDateTime latest =
        LocalDateTime.ofInstant(clock.instant().minus(settings.age()), ZoneOffset.UTC);
    boolean oldEnough =
        !entities
            .createNativeQuery(HOLD_IF_OLD_ENOUGH)
            .setParameter(1, member.accountId())
            .setParameter(2, latest)
            .getResultList()
            .isEmpty();
    if (!oldEnough) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
  }

  /** Who is suspended answers for nobody. */
  private long left(Session member) {
    if (suspensions.of(member.accountId()).isPresent()) {
      return 0;
    }
    Instant now = clock.instant();
    long counted =
        entities
            .createQuery(COUNTED, Long.class)
            .setParameter("inviter", member.accountId())
            .setParameter("now", now)
            .setParameter("since", now.minus(settings.period()))
            .getSingleResult();
    return Math.max(0, settings.allowance() - counted);
  }

  private Instant memberSince(Session member) {
    return entities
        .createQuery("select a.createdAt from Account a where a.id = :id", Instant.class)
        .setParameter("id", member.accountId())
        .getSingleResult();
  }
}
