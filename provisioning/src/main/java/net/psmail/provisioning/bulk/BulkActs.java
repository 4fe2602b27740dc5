package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session.Role;

/** Acts on many accounts, for operators, handed in as a table. */
@ApplicationScoped
public class BulkActs implements ShownActs<BulkLine> {

  /** So long one can be ordered after it was shown. */
  public static final Duration SHOWN = Bulks.SHOWN;

  @Inject Transactions transactions;
  @Inject AccountsNow accounts;
  @Inject Bulks bulks;
  @Inject Clock clock;

  /**
   * Looks what a table would do and keeps that; nothing is done.
   *
   * @return its number
   * @throws ProvisioningException NOT_FOUND when the session is no operator's; BULK_REFUSED when
   *     the table as a whole cannot be read; LIMIT_REACHED for a program that waits with twenty
   *     others
   */
  public long show(Actor operator, byte[] file) {
    operator.require(Role.OPERATOR);
    TypedTable table = TypedTable.read(file);
    Instant now = clock.instant();
    List<BulkLine> lines = transactions.call(() -> checked(table, now));
    return bulks.show(operator, BulkSource.TABLE, table.separator(), lines);
  }

  private List<BulkLine> checked(TypedTable table, Instant now) {
    List<String> addresses =
        table.lines().stream()
            .flatMap(line -> LineCheck.address(line.address()).stream())
            .distinct()
            .toList();
    LineCheck check = new LineCheck(accounts.of(addresses), now);
    return table.lines().stream().map(line -> check.check(line).line(line)).toList();
  }

  @Override
  public Bulk get(Actor operator, long id) {
    return bulks.get(operator, BulkSource.TABLE, id);
  }

  @Override
  public List<Bulk> ordered(Actor operator) {
    return bulks.ordered(operator, BulkSource.TABLE);
  }

  @Override
  public List<BulkLine> lines(
      Actor operator, long id, Optional<BulkLine.State> state, int after, int limit) {
    return bulks.lines(operator, BulkSource.TABLE, id, state, after, limit);
  }

  @Override
  public void order(Actor operator, long id, String digest, Origin origin) {
    bulks.order(operator, BulkSource.TABLE, id, digest, origin);
  }

  @Override
  public void stop(Actor operator, long id, Origin origin) {
    bulks.stop(operator, BulkSource.TABLE, id, origin);
  }
}
