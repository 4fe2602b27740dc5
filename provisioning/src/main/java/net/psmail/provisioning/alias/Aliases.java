package net.psmail.provisioning.alias;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.TypedName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.mailbox.FreeNames;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/**
 * More addresses for a member's mailbox. A name is given once: nobody gets it after its owner, and
 * its owner only within thirty days. Until then a removed one keeps its place, so that nobody can
 * use up names by taking and leaving them. Every method throws NOT_FOUND for an operator.
 */
@ApplicationScoped
public class Aliases {

  /** More collisions in a row than chance brings about. */
  private static final int TRIES = 8;

  @Inject Transactions transactions;
  @Inject MemberAliases rows;
  @Inject RandomNames randomNames;
  @Inject FreeNames names;
  @Inject Mailboxes mailboxes;
  @Inject MailDomains domains;
  @Inject Audit audit;
  @Inject Clock clock;

  private final AliasSettings settings = AliasSettings.read();

  /** The domains in which a member may choose names: the default one and that of the mailbox. */
  public List<DomainName> domains(Session session) {
    List<DomainName> served = domains.served();
    return Stream.of(domains.defaultDomain(), session.ownMailbox().domain())
        .distinct()
        .filter(served::contains)
        .toList();
  }

  /** How many of a kind the member has and may have. */
  public Allowance allowance(Session session, Alias.Kind kind) {
    session.ownMailbox();
    return transactions.call(() -> allowance(session.accountId(), kind));
  }

  /**
   * Fifty of those that stand.
   *
   * @param words what their address or note must have in it; empty for all
   * @param page which fifty, from 1; one that there is not becomes the nearest that there is
   */
  public AliasList list(Session session, String words, int page) {
    session.ownMailbox();
    long account = session.accountId();
    return transactions.call(
        () -> {
          long found = rows.count(account, words);
          int pages = (int) Math.max(1, (found + AliasList.PAGE - 1) / AliasList.PAGE);
          int shown = Math.min(Math.max(page, 1), pages);
          List<Alias> aliases =
              rows.find(account, words, (shown - 1) * AliasList.PAGE, AliasList.PAGE).stream()
                  .map(MemberAlias::view)
                  .toList();
          return new AliasList(aliases, shown, pages, found, rows.count(account));
        });
  }

  /** The fifty of a member that came last, for an operator who may see the account. */
  public List<Alias> of(Member member) {
    return transactions.call(
        () ->
            rows.find(member.id(), "", 0, AliasList.PAGE).stream().map(MemberAlias::view).toList());
  }

  /** Those that were removed and may be taken back, the last first. */
  public List<Alias> removed(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.removed(session.accountId()).stream().map(MemberAlias::view).toList());
  }

  /**
   * One that stands.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Alias get(Session session, long id) {
    return transactions.call(() -> rows.get(session.accountId(), id, LockModeType.NONE)).view();
  }

  /**
   * Makes an alias of the member's choice; one that the member removed lately comes back.
   *
   * @param name what stands before the {@code @}
   * @param note what it is for, at most 60 characters
   * @throws ProvisioningException INVALID_NAME for the note, INVALID_ADDRESS, LIMIT_REACHED,
   *     NAME_TAKEN
   */
  public Alias make(Session session, String name, DomainName domain, String note, Origin origin) {
    MailAddress address = MailAddress.of(name, domain);
    if (!domains(session).contains(domain)) {
      throw ProvisioningException.invalidAddress(AddressFault.DOMAIN);
    }
    String plain = plain(note);
    return transactions
        .callUnlessDuplicate(() -> heldToMake(session, address, plain, origin))
        .orElseThrow(() -> names.taken(address));
  }

  /**
   * Makes an alias of chance, in the default domain: it tells nothing about its owner.
   *
   * @param note what it is for, at most 60 characters
   * @throws ProvisioningException INVALID_NAME for the note, LIMIT_REACHED
   */
  public Alias makeRandom(Session session, String note, Origin origin) {
    session.ownMailbox();
    String plain = plain(note);
    for (int attempt = 1; ; attempt++) {
      MailAddress address = new MailAddress(randomNames.next(), domains.defaultDomain());
      Optional<Alias> made =
          transactions.callUnlessDuplicate(
              () -> {
                rows.hold(session.accountId());
                return add(session, address, Alias.Kind.RANDOM, plain, origin);
              });
      if (made.isPresent()) {
        return made.get();
      }
      if (attempt == TRIES) {
        throw names.taken(address);
      }
    }
  }

  /**
   * Makes an alias that a member had elsewhere, as a part of the caller's transaction; there may be
   * more of these than members may make.
   *
   * @throws ProvisioningException INVALID_ADDRESS, NAME_TAKEN; NOT_FOUND when the session is no
   *     operator's; SESSION_ENDED when there is no such account
   */
  public void takeOver(Session operator, long account, MailAddress address, Origin origin) {
    operator.require(Role.OPERATOR);
    rows.hold(account);
    names.require(address);
    long domain = mailboxes.claim(address);
    rows.add(new MemberAlias(account, domain, address, Alias.Kind.OWN, "", clock.instant()));
    audit.on(account, operator, Act.ALIAS_MADE, address.toString(), origin);
  }

  /**
   * Says what it is for.
   *
   * @throws ProvisioningException INVALID_NAME, NOT_FOUND
   */
  public void describe(Session session, long id, String note) {
    String plain = plain(note);
    transactions.run(() -> held(session, id).setNote(plain));
  }

  /**
   * Refuses mail to it, and mail from it, until it is switched on again; or the other way round.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Alias setActive(Session session, long id, boolean active, Origin origin) {
    Act act = active ? Act.ALIAS_SWITCHED_ON : Act.ALIAS_SWITCHED_OFF;
    return transactions.call(
        () -> {
          MemberAlias alias = held(session, id);
          if (alias.isActive() != active) {
            alias.setActive(active);
            audit.by(session, act, alias.address(), origin);
          }
          return alias.view();
        });
  }

  /**
   * Refuses mail to it, for ever unless it is taken back within thirty days.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public Alias remove(Session session, long id, Origin origin) {
    return transactions.call(
        () -> {
          MemberAlias alias = held(session, id);
          alias.remove(clock.instant());
          audit.by(session, Act.ALIAS_REMOVED, alias.address(), origin);
          return alias.view();
        });
  }

  /**
   * Has it again as it was before it was removed.
   *
   * @throws ProvisioningException NOT_FOUND when it is too late
   */
  public Alias takeBack(Session session, long id, Origin origin) {
    return transactions.call(
        () ->
            rows.heldRemoved(session.accountId(), id)
                .map(alias -> restored(session, alias, origin))
                .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND)));
  }

  private Alias heldToMake(Session session, MailAddress address, String note, Origin origin) {
    rows.hold(session.accountId());
    return rows.heldRemoved(session.accountId(), address.toString())
        .map(alias -> restored(session, alias, origin))
        .orElseGet(() -> add(session, address, Alias.Kind.OWN, note, origin));
  }

  private Alias add(
      Session session, MailAddress address, Alias.Kind kind, String note, Origin origin) {
    if (!allowance(session.accountId(), kind).hasRoom()) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
    if (kind == Alias.Kind.OWN) {
      names.require(address);
    }
    long domain = mailboxes.claim(address);
    MemberAlias alias =
        new MemberAlias(session.accountId(), domain, address, kind, note, clock.instant());
    rows.add(alias);
    audit.by(session, Act.ALIAS_MADE, address.toString(), origin);
    return alias.view();
  }

  private Alias restored(Session session, MemberAlias alias, Origin origin) {
    alias.takeBack();
    audit.by(session, Act.ALIAS_TAKEN_BACK, alias.address(), origin);
    return alias.view();
  }

  private MemberAlias held(Session session, long id) {
    return rows.get(session.accountId(), id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Allowance allowance(long account, Alias.Kind kind) {
    long most = kind == Alias.Kind.OWN ? settings.own() : settings.random();
    return new Allowance(most, rows.taken(account, kind));
  }

  private static String plain(String note) {
    return Optional.of(note.strip())
        .filter(TypedName::isFit)
        .orElseThrow(() -> ProvisioningException.of(Kind.INVALID_NAME));
  }
}
