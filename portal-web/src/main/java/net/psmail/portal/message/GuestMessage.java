package net.psmail.portal.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message from its receipt on; open until an operator has done with it. */
@Entity
@Table(name = "guest_message")
class GuestMessage {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column private String name;
  @Column private String address;
  @Column private String subject;
  @Column private String body;

  protected GuestMessage() {}

  GuestMessage(Draft draft, Instant receivedAt) {
    this.receivedAt = receivedAt;
    this.name = draft.name();
    this.address = draft.address();
    this.subject = draft.subject();
    this.body = draft.text();
  }

  long id() {
    return id;
  }

  void done(@Nullable Instant moment) {
    doneAt = moment;
  }

  boolean isDone() {
    return doneAt != null;
  }

  ReceivedMessage received() {
    return new ReceivedMessage(id, receivedAt, name, address, subject, body, doneAt != null);
  }
}
