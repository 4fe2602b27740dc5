package net.psmail.provisioning.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import net.psmail.provisioning.Origin;
import org.jspecify.annotations.Nullable;

/** A row of the trail; written once, never changed. */
@Entity
@Table(name = "audit_entry")
class AuditRecord {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column(name = "on_account_id")
  private @Nullable Long onAccountId;

  @Column(name = "on_domain_id")
  private @Nullable Long onDomainId;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column private String actor;

  @Column
  @Enumerated(EnumType.STRING)
  private Act act;

  @Column private String subject;
  @Column private String network;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  protected AuditRecord() {}

  AuditRecord(@Nullable Long accountId, AuditEntry entry) {
    this.accountId = accountId;
    this.occurredAt = entry.at();
    this.actor = entry.actor();
    this.act = entry.act();
    this.subject = entry.subject();
    this.network = entry.origin().network();
    this.userAgent = entry.origin().userAgent();
  }

  /** Done to somebody else's account. */
  AuditRecord on(long otherAccount) {
    this.onAccountId = otherAccount;
    return this;
  }

  /** Done to a domain, and so to all who have their mailbox there. */
  AuditRecord onDomain(long domain) {
    this.onDomainId = domain;
    return this;
  }

  /** The account of who did it, where it is known to be one. */
  long accountOfActor() {
    return Objects.requireNonNull(accountId);
  }

  long id() {
    return id;
  }

  /** Of an act on an account. */
  NotedAct noted() {
    long account = onAccountId == null ? accountOfActor() : onAccountId;
    return new NotedAct(id, account, entry());
  }

  AuditEntry entry() {
    return new AuditEntry(occurredAt, actor, act, subject, new Origin(network, userAgent));
  }
}
