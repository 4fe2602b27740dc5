package net.psmail.provisioning.postfixadmin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.BulkSource;
import net.psmail.provisioning.bulk.Bulks;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** Takes over domains, mailboxes and aliases from PostfixAdmin, for operators. */
@ApplicationScoped
public class Takeovers implements ShownActs<TakeoverLine> {

  private static final char SEPARATOR = ',';

  @Inject ForeignDatabase database;
  @Inject HereNow now;
  @Inject Bulks bulks;

  /** Which database is read, without user and password; empty when none is configured. */
  public Optional<String> source(Session operator) {
    operator.require(Role.OPERATOR);
    return database.shown();
  }

  /**
   * Looks what would be taken over and keeps that for {@link
   * net.psmail.provisioning.bulk.BulkActs#SHOWN half an hour}; nothing is done.
   *
   * @return its number
   * @throws ProvisioningException TAKEOVER_REFUSED when the database as a whole cannot be read: see
   *     {@link ProvisioningException#sourceFault}
   */
  public long show(Session operator) {
    operator.require(Role.OPERATOR);
    Source source = database.read();
    Here here = now.of(TakeoverCheck.addresses(source));
    List<BulkLine> lines = TakeoverCheck.lines(source, here);
    return bulks.show(operator, BulkSource.POSTFIXADMIN, SEPARATOR, lines);
  }

  @Override
  public Bulk get(Actor operator, long id) {
    return bulks.get(operator, BulkSource.POSTFIXADMIN, id);
  }

  @Override
  public List<Bulk> ordered(Actor operator) {
    return bulks.ordered(operator, BulkSource.POSTFIXADMIN);
  }

  @Override
  public List<TakeoverLine> lines(
      Actor operator, long id, Optional<BulkLine.State> state, int after, int limit) {
    return bulks.lines(operator, BulkSource.POSTFIXADMIN, id, state, after, limit).stream()
        .map(TakeoverLine::of)
        .toList();
  }

  /**
   * How many lines of each kind one has, in no order.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public List<TakeoverCount> counts(Session operator, long id) {
    return bulks.counts(operator, BulkSource.POSTFIXADMIN, id).stream()
        .map(TakeoverCount::of)
        .toList();
  }

  @Override
  public void order(Actor operator, long id, String digest, Origin origin) {
    bulks.order(operator, BulkSource.POSTFIXADMIN, id, digest, origin);
  }

  @Override
  public void stop(Actor operator, long id, Origin origin) {
    bulks.stop(operator, BulkSource.POSTFIXADMIN, id, origin);
  }
}
