package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.mailserver.Sorting;
import net.psmail.provisioning.session.Session;

/**
 * A member's filters, folder for spam and answer while away. A change holds for mail that arrives
 * after the mail server has been told, which {@link #state} says. Every method that takes a session
 * throws NOT_FOUND for an operator.
 */
@ApplicationScoped
public class MailRules {

  @Inject Transactions transactions;
  @Inject RuleRows rows;
  @Inject MailServers mailServers;
  @Inject Audit audit;

  private final RuleSettings settings = RuleSettings.read();

  /** What the mail server of this installation can do with mail that arrives. */
  public Sorting offered() {
    return mailServers.current().sorting();
  }

  /** Whether there is a filter that tells spam. */
  public boolean tellsSpam() {
    return !settings.spam().isEmpty();
  }

  /** How many filters a member may have. */
  public long mostFilters() {
    return settings.filters();
  }

  /** Whether the newest rules are in force. */
  public RuleState state(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.find(session.accountId()).map(RulesRow::state).orElse(RuleState.KNOWN));
  }

  /** Whether spam goes into a folder of its own. */
  public boolean junk(Session session) {
    session.ownMailbox();
    return transactions.call(() -> rows.find(session.accountId()).map(RulesRow::junk).orElse(true));
  }

  /** Puts spam into a folder of its own, or not. */
  public void setJunk(Session session, boolean junk, Origin origin) {
    change(session, junk ? "junk on" : "junk off", origin, row -> row.setJunk(junk));
  }

  /** The filters, in their order. */
  public List<KeptFilter> filters(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.filters(session.accountId()).stream().map(FilterRow::view).toList());
  }

  /**
   * Makes a filter, the last of them.
   *
   * @throws ProvisioningException LIMIT_REACHED
   */
  public void addFilter(Session session, Filter filter, Origin origin) {
    change(
        session,
        "filter made",
        origin,
        row -> {
          List<FilterRow> all = rows.filters(session.accountId());
          if (all.size() >= settings.filters()) {
            throw ProvisioningException.of(Kind.LIMIT_REACHED);
          }
          int place = all.isEmpty() ? 1 : all.get(all.size() - 1).place() + 1;
          rows.add(new FilterRow(session.accountId(), place, filter));
        });
  }

  /**
   * Changes a filter at its place.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void changeFilter(Session session, long id, Filter filter, Origin origin) {
    change(
        session, "filter changed", origin, row -> rows.filter(session.accountId(), id).set(filter));
  }

  /**
   * Removes a filter.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void removeFilter(Session session, long id, Origin origin) {
    change(
        session,
        "filter removed",
        origin,
        row -> rows.remove(rows.filter(session.accountId(), id)));
  }

  /**
   * Puts a filter before the one above it; the first stays where it is.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void raiseFilter(Session session, long id, Origin origin) {
    change(
        session,
        "filter moved",
        origin,
        row -> {
          List<FilterRow> all = rows.filters(session.accountId());
          FilterRow raised = rows.filter(session.accountId(), id);
          int at = all.indexOf(raised);
          if (at > 0) {
            FilterRow above = all.get(at - 1);
            int place = above.place();
            above.setPlace(raised.place());
            raised.setPlace(place);
          }
        });
  }

  /** The answer that was written last, switched on or not. */
  public Optional<Vacation> vacation(Session session) {
    session.ownMailbox();
    return transactions.call(() -> rows.find(session.accountId()).flatMap(RulesRow::vacation));
  }

  /** Whether mail is answered, on the days that the answer has. */
  public boolean answers(Session session) {
    session.ownMailbox();
    return transactions.call(
        () -> rows.find(session.accountId()).map(RulesRow::away).orElse(false));
  }

  /**
   * Answers mail by these words.
   *
   * @throws ProvisioningException ACCOUNT_SUSPENDED
   */
  public void setVacation(Session session, Vacation vacation, Origin origin) {
    change(
        session,
        "answer on",
        origin,
        row -> {
          rows.requireMaySend(session.accountId());
          row.setVacation(vacation, true);
        });
  }

  /** Answers no more; the words stay for the next time. */
  public void endVacation(Session session, Origin origin) {
    change(session, "answer off", origin, RulesRow::endVacation);
  }

  /** Sets these rules in force instead of a script that the member has put there. */
  public void takeOver(Session session, Origin origin) {
    change(session, "taken over", origin, RulesRow::takeOver);
  }

  private void change(Session session, String what, Origin origin, Consumer<RulesRow> act) {
    session.ownMailbox();
    transactions.run(
        () -> {
          RulesRow row = rows.hold(session.accountId());
          act.accept(row);
          rows.change(row);
          audit.by(session, Act.MAIL_RULES_CHANGED, what, origin);
        });
  }
}
