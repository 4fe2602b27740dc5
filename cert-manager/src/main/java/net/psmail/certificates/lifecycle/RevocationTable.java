package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.certificates.KeyedChain;

/** The certificates that were revoked because somebody here wanted it, and who did. */
final class RevocationTable {

  /**
   * A certificate that is to be revoked.
   *
   * @param fingerprint of the certificate, as {@link KeyedChain#fingerprint} has it
   * @param id of the managed certificate
   */
  record Wish(String fingerprint, String id, RevocationReason reason, String by) {}

  private final Database database;

  RevocationTable(DataSource source) {
    this.database = new Database(source);
  }

  /** Writes the wish down before the issuer is asked. */
  void begin(Wish wish, Instant now) {
    database.update(
        "insert ignore into certificate_revocation"
            + " (fingerprint, certificate_id, reason, asked_by, asked_at) values (?, ?, ?, ?, ?)",
        wish.fingerprint(),
        wish.id(),
        wish.reason(),
        wish.by(),
        now);
  }

  /** The issuer did not revoke it. */
  void withdraw(Wish wish) {
    database.update(
        "delete from certificate_revocation where fingerprint = ? and done_at is null",
        wish.fingerprint());
  }

  /** It is not served any more, and shall not be again. */
  void close(Wish wish, Instant now) {
    database.update(
        "update certificate_revocation set done_at = ? where fingerprint = ?",
        now,
        wish.fingerprint());
  }

  /** What was begun and is not known to be done. */
  List<Wish> begun() {
    return database.query(
        row ->
            new Wish(
                requireNonNull(row.getString("fingerprint")),
                requireNonNull(row.getString("certificate_id")),
                RevocationReason.valueOf(row.getString("reason")),
                requireNonNull(row.getString("asked_by"))),
        "select * from certificate_revocation where done_at is null order by asked_at");
  }

  /** Whether it was revoked, or is about to be. */
  boolean contains(X509Certificate certificate) {
    return reason(certificate).isPresent();
  }

  /** Whether it was revoked because others know its key. */
  boolean isOfKnownKey(X509Certificate certificate) {
    return reason(certificate).filter(RevocationReason.KEY_COMPROMISE::equals).isPresent();
  }

  private Optional<RevocationReason> reason(X509Certificate certificate) {
    return database
        .query(
            row -> RevocationReason.valueOf(row.getString("reason")),
            "select reason from certificate_revocation where fingerprint = ?",
            KeyedChain.fingerprint(certificate))
        .stream()
        .findFirst();
  }

  /**
   * The issuer has revoked it: what is served only stands in until another is proved, and the lease
   * is given back.
   */
  void done(Wish wish, String owner, Instant now) {
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "update certificate_revocation set done_at = ? where fingerprint = ?",
              now,
              wish.fingerprint());
          CertificateTable.insertEvent(
              connection,
              wish.id(),
              now,
              Stage.PLANNED,
              null,
              "%s had it revoked (%s): another is ordered."
                  .formatted(wish.by(), wish.reason().word()));
          return Database.update(
              connection,
              "update managed_certificate set stage = ?, resumes = null, issuer = null,"
                  + " order_location = null, pending_chain = null, reason = null, renew_at = null,"
                  + " failures = 0, served_by = null, next_look = ?, lease_owner = null,"
                  + " lease_until = null where id = ? and lease_owner = ?",
              Stage.PLANNED,
              now,
              wish.id(),
              owner);
        });
  }
}
