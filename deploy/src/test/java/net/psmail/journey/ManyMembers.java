package net.psmail.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Members by the hundred thousand, written behind the portal's back: copies of one who came through
 * the front door, whose device password opens each of their mailboxes.
 */
final class ManyMembers {

  private static final String[] STEPS = {
    """
    insert into account (sign_in_name, domain_id, role, language, state, password_kdf, password_verifier,
        recovery_verifier, recovery_confirmed_at, created_at)
      select concat('full', s.seq, '@psmail.test'), a.domain_id, a.role, a.language, a.state, a.password_kdf,
        a.password_verifier, a.recovery_verifier, a.recovery_confirmed_at, a.created_at
      from %1$s s join account a on a.sign_in_name = '%2$s'
    """,
    """
    insert into address_claim (domain_id, skeleton, address, claimed_at)
      select c.domain_id, concat('full', s.seq), concat('full', s.seq, '@psmail.test'), c.claimed_at
      from %1$s s join address_claim c on c.address = '%2$s'
    """,
    """
    insert into mailbox (account_id, domain_id, local_part, address, quota_bytes, active,
        public_key, created_at)
      select a.id, m.domain_id, concat('full', s.seq), a.sign_in_name, m.quota_bytes, m.active,
        m.public_key, m.created_at
      from %1$s s join account a on a.sign_in_name = concat('full', s.seq, '@psmail.test')
        join mailbox m on m.address = '%2$s'
    """,
    """
    insert into key_envelope (mailbox_id, purpose, sealed)
      select n.id, e.purpose, e.sealed
      from %1$s s join mailbox n on n.address = concat('full', s.seq, '@psmail.test')
        join mailbox m on m.address = '%2$s' join key_envelope e on e.mailbox_id = m.id
    """,
    """
    insert into device_password (mailbox_id, name, selector, hash, envelope, created_at)
      select n.id, d.name, d.selector, d.hash, d.envelope, d.created_at
      from %1$s s join mailbox n on n.address = concat('full', s.seq, '@psmail.test')
        join mailbox m on m.address = '%2$s' join device_password d on d.mailbox_id = m.id
    """,
    """
    insert into member_alias
        (account_id, account_domain_id, domain_id, address, kind, note, active, made_at)
      select m.account_id, m.domain_id, m.domain_id, concat('other', s.seq, '@psmail.test'), 'OWN', '', true,
        m.created_at
      from %1$s s join mailbox m on m.address = concat('full', s.seq, '@psmail.test')
    """,
    """
    insert into audit_entry (account_id, occurred_at, actor, act, subject, network)
      select a.id, a.created_at, a.sign_in_name, 'SIGNED_IN', a.sign_in_name, '192.0.2.0/24'
      from %1$s s join account a on a.sign_in_name = concat('full', s.seq, '@psmail.test')
        cross join seq_1_to_3
    """
  };

  private static final int AT_ONCE = 50_000;

  private final Connection database;
  private final String model;
  private int made;

  ManyMembers(Connection database, String model) {
    this.database = database;
    this.model = model;
  }

  /** Until there are so many. */
  void fillUpTo(int count) throws SQLException {
    while (made < count) {
      int last = Math.min(count, made + AT_ONCE);
      String numbers = "seq_%d_to_%d".formatted(made + 1, last);
      try (Statement statement = database.createStatement()) {
        for (String step : STEPS) {
          statement.executeUpdate(step.formatted(numbers, model));
        }
      }
      made = last;
    }
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "analyze table account, mailbox, device_password, key_envelope, member_alias");
    }
  }

  int count() {
    return made;
  }
}
