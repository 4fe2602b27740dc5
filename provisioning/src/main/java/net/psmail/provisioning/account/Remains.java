package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import net.psmail.provisioning.audit.Audit;

/** What would stay of an account because no key leads to it, and shall not. */
@ApplicationScoped
class Remains {

  private static final String ADDRESSES =
      """
      select m.address from mailbox m where m.account_id = ?1
      union all select l.address from member_alias l where l.account_id = ?1
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Audit audit;

  /** Call it in the transaction that removes the account, before it does. */
  void forget(long accountId) {
    audit.forget(accountId);
    List<?> addresses =
        entities.createNativeQuery(ADDRESSES).setParameter(1, accountId).getResultList();
    addresses.forEach(this::forgetLines);
  }

  /** Those of tables with acts on many accounts that nobody knew to be about this one. */
  private void forgetLines(Object address) {
    entities
        .createNativeQuery("delete from bulk_line where account_id is null and address = ?1")
        .setParameter(1, address)
        .executeUpdate();
  }
}
