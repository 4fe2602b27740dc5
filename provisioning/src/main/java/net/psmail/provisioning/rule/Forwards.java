package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/**
 * Addresses that all mail of a member is sent on to. Each must be confirmed by the code of a letter
 * that it gets; nothing is sent on before, and none is taken from which mail would come back. What
 * the provider's filter calls spam, and letters of the provider, are never sent on. Whatever begins
 * or changes here is told to the member by a letter. Who is suspended can only remove addresses,
 * and nothing is sent on meanwhile. Every method throws NOT_FOUND for an operator.
 */
@ApplicationScoped
public class Forwards {

  @Inject Transactions transactions;
  @Inject RuleRows rows;
  @Inject ForwardLetters letters;
  @Inject Audit audit;
  @Inject Clock clock;

  private final RuleSettings settings = RuleSettings.read();

  /** How many a member may have; 0 when mail is not sent on here. */
  public long most() {
    return settings.forwards();
  }

  /** Those that there are, confirmed or not. */
  public List<Forward> list(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.forwards(session.accountId()).stream().map(ForwardRow::view).toList());
  }

  /** Whether mail that is sent on also lies here. */
  public boolean keepsCopy(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.find(session.accountId()).map(RulesRow::keepsCopy).orElse(true));
  }

  /**
   * Asks for one more, and sends it the code.
   *
   * @throws ProvisioningException INVALID_ADDRESS, FORWARD_TO_OWN, FORWARD_COMES_BACK, NAME_TAKEN
   *     when it is there already, LIMIT_REACHED, ACCOUNT_SUSPENDED
   */
  public void ask(Session session, String typed, Origin origin) {
    String address = AnyAddress.normal(typed.strip());
    if (!AnyAddress.is(address)) {
      throw ProvisioningException.invalidAddress(AddressFault.CHARACTER);
    }
    session.ownMailbox();
    transactions.run(
        () -> {
          rows.hold(session.accountId());
          rows.requireMaySend(session.accountId());
          requirePlace(session, address);
          requireNoReturn(session.accountId(), address);
          ForwardRow row = new ForwardRow(session.accountId(), address, clock.instant());
          rows.add(row);
          letters.order(row);
          audit.by(session, Act.FORWARD_ASKED, address, origin);
        });
  }

  /**
   * Sends the letter once more, with another code; that of the earlier one is void.
   *
   * @throws ProvisioningException NOT_FOUND, ACCOUNT_SUSPENDED
   */
  public void remind(Session session, long id) {
    transactions.run(
        () -> {
          rows.hold(session.accountId());
          rows.requireMaySend(session.accountId());
          ForwardRow row = rows.forward(session.accountId(), id);
          if (!row.isConfirmed()) {
            letters.order(row);
          }
        });
  }

  /**
   * Sends mail on from now on.
   *
   * @param code of the letter
   * @throws ProvisioningException FACTOR_REFUSED, FORWARD_TO_OWN, FORWARD_COMES_BACK, NOT_FOUND,
   *     ACCOUNT_SUSPENDED
   */
  public void confirm(Session session, long id, String code, Origin origin) {
    boolean right =
        transactions.call(
            () -> {
              RulesRow rules = rows.hold(session.accountId());
              rows.lockChains();
              rows.requireMaySend(session.accountId());
              ForwardRow row = rows.forward(session.accountId(), id);
              return row.isConfirmed() || confirm(session, rules, row, code, origin);
            });
    if (!right) {
      throw ProvisioningException.of(Kind.FACTOR_REFUSED);
    }
  }

  private boolean confirm(
      Session session, RulesRow rules, ForwardRow row, String code, Origin origin) {
    if (!row.isCode(code, clock.instant())) {
      return false;
    }
    requireNoReturn(session.accountId(), row.address());
    row.confirm(clock.instant());
    rows.change(rules);
    audit.by(session, Act.FORWARD_BEGUN, row.address(), origin);
    return true;
  }

  /**
   * Sends nothing more to an address.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void remove(Session session, long id, Origin origin) {
    transactions.run(
        () -> {
          RulesRow rules = rows.hold(session.accountId());
          ForwardRow row = rows.forward(session.accountId(), id);
          rows.remove(row);
          if (row.isConfirmed()) {
            rows.change(rules);
            audit.by(session, Act.FORWARD_ENDED, row.address(), origin);
          }
        });
  }

  /**
   * Has mail that is sent on lie here too, or not.
   *
   * @throws ProvisioningException ACCOUNT_SUSPENDED
   */
  public void setKeepsCopy(Session session, boolean keeps, Origin origin) {
    session.ownMailbox();
    transactions.run(
        () -> {
          RulesRow rules = rows.hold(session.accountId());
          rows.requireMaySend(session.accountId());
          if (rules.keepsCopy() != keeps) {
            rules.setKeepsCopy(keeps);
            rows.change(rules);
            Act act = keeps ? Act.FORWARD_COPY_KEPT : Act.FORWARD_COPY_DROPPED;
            audit.by(session, act, session.signInName(), origin);
          }
        });
  }

  private void requirePlace(Session session, String address) {
    List<ForwardRow> known = rows.forwards(session.accountId());
    if (known.stream().anyMatch(row -> row.address().equals(address))) {
      throw ProvisioningException.nameTaken(List.of());
    }
    if (known.size() >= settings.forwards()) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
  }

  private void requireNoReturn(long account, String address) {
    Collection<String> own = rows.own(account);
    if (own.contains(Forwarding.plain(address))) {
      throw ProvisioningException.of(Kind.FORWARD_TO_OWN);
    }
    if (new Forwarding(rows::onward).comesBack(address, own::contains)) {
      throw ProvisioningException.of(Kind.FORWARD_COMES_BACK);
    }
  }
}
