package net.psmail.provisioning.account;

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
import java.util.Optional;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person's sign-in. It is ACTIVE from its first moment, or else WAITING for an operator, who
 * makes it ACTIVE or removes it: until then it opens the web but no mail program. Its owner can ask
 * to leave: then it is LEAVING, opens the web but no mail program, and can still be kept. An
 * operator who takes a branch of invited people back makes it REVOKED: it opens nothing, and can be
 * given back; it is erased only on the day that its owner or two operators have chosen. On that day
 * it is GONE, opens nothing, and its mail is being erased; the row goes last.
 *
 * <p>Of somebody who works here it becomes ENDED when an administrator says so: it opens nothing
 * and keeps its name, can be made ACTIVE again for some time, and goes then.
 */
@Entity
@Table(name = "account")
class Account {

  /** Where in its life an account is. */
  enum State {
    WAITING,
    ACTIVE,
    LEAVING,
    REVOKED,
    GONE,
    ENDED
  }

  /** The verifier of a password that was not typed here yet; it is no password's. */
  private static final String NOT_KNOWN = "";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "sign_in_name")
  private String signInName;

  /** Of the mailbox, so that members are found by it; null for people who work here. */
  @Column(name = "domain_id")
  private @Nullable Long domainId;

  @Column(name = "office_domain_id")
  private @Nullable Long officeDomainId;

  @Column
  @Enumerated(EnumType.STRING)
  private Role role;

  @Column private String language;

  @Column
  @Enumerated(EnumType.STRING)
  private State state = State.ACTIVE;

  @Column(name = "password_kdf")
  private String passwordKdf;

  @Column(name = "password_verifier")
  private String passwordVerifier;

  @Column(name = "recovery_verifier")
  private @Nullable String recoveryVerifier;

  @Column(name = "recovery_confirmed_at")
  private @Nullable Instant recoveryConfirmedAt;

  @Column(name = "registration_form")
  private @Nullable String registrationForm;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "leaves_at")
  private @Nullable Instant leavesAt;

  /** The account with whose branch it was taken back. */
  @Column(name = "revoked_with")
  private @Nullable Long revokedWith;

  protected Account() {}

  private Account(
      String signInName, Role role, String language, PasswordTag password, Instant createdAt) {
    this(signInName, role, language, password.kdf(), password.verifier(), createdAt);
  }

  private Account(
      String signInName,
      Role role,
      String language,
      String kdf,
      String verifier,
      Instant createdAt) {
    this.signInName = signInName;
    this.role = role;
    this.language = language;
    this.createdAt = createdAt;
    this.passwordKdf = kdf;
    this.passwordVerifier = verifier;
  }

  static Account member(
      String address,
      long domainId,
      String language,
      PasswordTag password,
      String form,
      Instant createdAt) {
    Account account = new Account(address, Role.MEMBER, language, password, createdAt);
    account.domainId = domainId;
    account.registrationForm = form;
    return account;
  }

  /**
   * Of somebody who was a member elsewhere: nobody knows the password here until its owner types
   * it.
   *
   * @param kdf how it will be hashed then
   */
  static Account takenOver(
      String address, long domainId, String language, String kdf, Instant createdAt) {
    Account account = new Account(address, Role.MEMBER, language, kdf, NOT_KNOWN, createdAt);
    account.domainId = domainId;
    return account;
  }

  /** Opens the web alone, until an operator decides. */
  void await() {
    this.state = State.WAITING;
  }

  static Account staff(
      String name,
      Role role,
      @Nullable Long officeDomainId,
      String language,
      PasswordTag password,
      Instant createdAt) {
    Account account = new Account(name, role, language, password, createdAt);
    account.officeDomainId = officeDomainId;
    return account;
  }

  void changeDuty(Role role, @Nullable Long officeDomainId) {
    this.role = role;
    this.officeDomainId = officeDomainId;
  }

  void end(Instant erasedAt) {
    this.state = State.ENDED;
    this.leavesAt = erasedAt;
  }

  /** Whether it could be taken back: it was open until now. Who was leaving leaves on that day. */
  boolean revoke(long branch) {
    if (state != State.ACTIVE && state != State.LEAVING) {
      return false;
    }
    this.state = State.REVOKED;
    this.revokedWith = branch;
    return true;
  }

  /** After it was taken back: as it was. */
  void giveBack() {
    this.state = leavesAt == null ? State.ACTIVE : State.LEAVING;
    this.revokedWith = null;
  }

  /** The days of grace run, by whoever's wish; who was taken back is that still. */
  void leave(Instant erasedAt) {
    this.state = state == State.REVOKED ? State.REVOKED : State.LEAVING;
    this.leavesAt = erasedAt;
  }

  /** Operators want nobody gone any more; what the owner wants counts. */
  void stay(Optional<Instant> ownersDay) {
    this.leavesAt = ownersDay.orElse(null);
    if (state == State.LEAVING && leavesAt == null) {
      this.state = State.ACTIVE;
    }
  }

  void restore() {
    this.state = State.ACTIVE;
    this.leavesAt = null;
  }

  Colleague colleague(Duty duty, Optional<Instant> lastSignIn, boolean secondStep) {
    return new Colleague(
        id, signInName, duty, createdAt, lastSignIn, secondStep, Optional.ofNullable(leavesAt));
  }

  void changePassword(PasswordTag password) {
    this.passwordKdf = password.kdf();
    this.passwordVerifier = password.verifier();
  }

  void changeRecovery(String verifier) {
    this.recoveryVerifier = verifier;
    this.recoveryConfirmedAt = null;
  }

  void confirmRecovery(Instant now) {
    if (recoveryConfirmedAt == null) {
      recoveryConfirmedAt = now;
    }
  }

  boolean hasPassword(PasswordTag password) {
    return password.matches(passwordVerifier);
  }

  /** Whether only the hash of another provider can say what the password is. */
  boolean hasForeignPassword() {
    return passwordVerifier.equals(NOT_KNOWN);
  }

  boolean hasConfirmedRecovery() {
    return recoveryConfirmedAt != null;
  }

  boolean opensWith(RecoverySecret secret) {
    return recoveryVerifier != null && secret.matches(recoveryVerifier);
  }

  boolean isGone() {
    return state == State.GONE;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean isRevoked() {
    return state == State.REVOKED;
  }

  boolean isRevokedWith(long branch) {
    return isRevoked() && Objects.equals(revokedWith, branch);
  }

  /** The account with whose branch it was taken back; empty unless it was. */
  Optional<Long> revokedWith() {
    return Optional.ofNullable(revokedWith);
  }

  Optional<Instant> erasedAt() {
    return Optional.ofNullable(leavesAt);
  }

  boolean hasEnded() {
    return state == State.ENDED;
  }

  /** Whether anything opens with it. */
  boolean isOpen() {
    return !isGone() && !hasEnded();
  }

  boolean isMember() {
    return role == Role.MEMBER;
  }

  long id() {
    return id;
  }

  Role role() {
    return role;
  }

  /** Of the domain of the mailbox. */
  Optional<Long> domainId() {
    return Optional.ofNullable(domainId);
  }

  /** Of the domain for which somebody works alone. */
  Optional<Long> officeDomainId() {
    return Optional.ofNullable(officeDomainId);
  }

  String signInName() {
    return signInName;
  }

  String language() {
    return language;
  }

  String passwordKdf() {
    return passwordKdf;
  }
}
