package net.psmail.provisioning.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The private key of a mailbox, wrapped under one secret of its owner. */
@Entity
@Table(name = "key_envelope")
@IdClass(KeyEnvelope.Key.class)
class KeyEnvelope {

  @Id
  @Column(name = "mailbox_id")
  private long mailboxId;

  @Id
  @Enumerated(EnumType.STRING)
  private EnvelopePurpose purpose;

  @Column private String sealed;

  protected KeyEnvelope() {}

  KeyEnvelope(long mailboxId, EnvelopePurpose purpose, String sealed) {
    this.mailboxId = mailboxId;
    this.purpose = purpose;
    this.sealed = sealed;
  }

  String sealed() {
    return sealed;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long mailboxId;
    @Column private EnvelopePurpose purpose;

    protected Key() {}

    Key(long mailboxId, EnvelopePurpose purpose) {
      this.mailboxId = mailboxId;
      this.purpose = purpose;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && mailboxId == key.mailboxId && purpose == key.purpose;
    }

    @Override
    public int hashCode() {
      return Objects.hash(mailboxId, purpose);
    }
  }
}
