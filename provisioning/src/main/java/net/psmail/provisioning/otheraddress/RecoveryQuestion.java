package net.psmail.provisioning.otheraddress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.psmail.provisioning.Origin;
import org.jspecify.annotations.Nullable;

/** What somebody typed who wants a mailbox opened again; gone once it is looked up. */
@Entity
@Table(name = "recovery_question")
class RecoveryQuestion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String address;
  @Column private String network;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  @Column(name = "asked_at")
  private Instant askedAt;

  protected RecoveryQuestion() {}

  RecoveryQuestion(String address, Origin origin, Instant askedAt) {
    this.address = address;
    this.network = origin.network();
    this.userAgent = origin.userAgent();
    this.askedAt = askedAt;
  }

  long id() {
    return id;
  }

  String address() {
    return address;
  }

  Origin origin() {
    return new Origin(network, userAgent);
  }
}
