package net.psmail.provisioning.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.psmail.provisioning.address.DomainName;
import org.jspecify.annotations.Nullable;

/** A domain whose mail is served here, as long as it is active. */
@Entity
@Table(name = "mail_domain")
class MailDomain {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String name;
  @Column private boolean active = true;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "mail_host")
  private @Nullable String mailHost;

  @Column(name = "sign_up")
  @Enumerated(EnumType.STRING)
  private SignUpPolicy signUp = SignUpPolicy.OPEN;

  protected MailDomain() {}

  MailDomain(DomainName name, Instant createdAt) {
    this.name = name.ascii();
    this.createdAt = createdAt;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isActive() {
    return active;
  }

  void setActive(boolean active) {
    this.active = active;
  }

  @Nullable String mailHost() {
    return mailHost;
  }

  void setMailHost(@Nullable String mailHost) {
    this.mailHost = mailHost;
  }

  SignUpPolicy signUp() {
    return signUp;
  }

  void setSignUp(SignUpPolicy signUp) {
    this.signUp = signUp;
  }

  Instant createdAt() {
    return createdAt;
  }
}
