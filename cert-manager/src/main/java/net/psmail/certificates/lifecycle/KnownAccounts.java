package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Our accounts at authorities, as these told of them last: known without asking again. */
public final class KnownAccounts {

  /**
   * An account.
   *
   * @param directory of the authority
   * @param location where the authority keeps the account
   * @param caaIdentities domains by which the authority is known in CAA records; empty if it has
   *     not said
   * @param termsOfService where they stand, or null if it has none
   */
  public record KnownAccount(
      URI directory, URI location, List<String> caaIdentities, @Nullable URI termsOfService) {

    public KnownAccount {
      caaIdentities = List.copyOf(caaIdentities);
    }
  }

  private final Database database;

  public KnownAccounts(DataSource source) {
    this.database = new Database(source);
  }

  /** What is known of the account at an issuer, if there is one. */
  public Optional<KnownAccount> find(String issuer) {
    return database
        .query(
            row ->
                new KnownAccount(
                    URI.create(requireNonNull(row.getString("directory"))),
                    URI.create(requireNonNull(row.getString("location"))),
                    words(requireNonNull(row.getString("caa_identities"))),
                    uri(row.getString("terms_of_service"))),
            "select * from issuer_account where issuer = ?",
            issuer)
        .stream()
        .findFirst();
  }

  /** Keeps what an issuer said. */
  public void keep(String issuer, KnownAccount account) {
    URI terms = account.termsOfService();
    database.transaction(
        connection -> {
          Database.update(
              connection,
              "insert ignore into issuer_account (issuer, directory, location, caa_identities)"
                  + " values (?, '', '', '')",
              issuer);
          return Database.update(
              connection,
              "update issuer_account set directory = ?, location = ?, caa_identities = ?,"
                  + " terms_of_service = ? where issuer = ?",
              account.directory().toString(),
              account.location().toString(),
              String.join(" ", account.caaIdentities()),
              terms == null ? null : terms.toString(),
              issuer);
        });
  }

  /** There is no account any more. */
  public void forget(String issuer) {
    database.update("delete from issuer_account where issuer = ?", issuer);
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static @Nullable URI uri(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }
}
