package net.psmail.provisioning.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.TypedName;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionSecrets;
import net.psmail.provisioning.token.ApiToken.State;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of the API. One works from its making until its end, until it is revoked, and as long
 * as who made it is an administrator: whoever leaves may have kept one. All of that is asked at
 * every use, so it counts at once on every node.
 */
@ApplicationScoped
public class ApiTokens {

  /** Of the time of the last use, so that not every use writes. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  /** How long what works no more can be looked at. */
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String SHOWN = "API_TOKEN";

  private static final String ALL =
      """
      select t, a.role, a.leavesAt from ApiTokenRow t
      left join Account a on a.id = t.accountId
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject SessionSecrets secrets;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Makes a token; {@link #takeNew} gives its secret to the administrator.
   *
   * @param name one to sixty characters
   * @param scopes one or more
   * @param lifetime empty for a token without an end
   * @throws ProvisioningException INVALID_NAME; NOT_FOUND for who is no administrator
   */
  public void make(
      Session administrator,
      String name,
      Set<Scope> scopes,
      Optional<Duration> lifetime,
      Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("A token without a scope opens nothing");
    }
    String plain = name.strip();
    if (plain.isEmpty() || !TypedName.isFit(plain)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    TokenSecret secret = TokenSecret.of(codes.token());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = lifetime.map(now::plus).orElse(null);
    transactions.run(
        () -> {
          entities.persist(new ApiTokenRow(secret.hash(), plain, scopes, administrator, now, end));
          secrets.keep(administrator.token(), SHOWN, secret.value());
          audit.by(administrator, Act.TOKEN_MADE, plain, origin);
        });
  }

  /** The secret of the newest token that this session has made; it is told once. */
  public Optional<String> takeNew(Session administrator) {
    Optional<String> secret = secrets.read(administrator.token(), SHOWN);
    if (secret.isPresent()) {
      secrets.drop(administrator.token(), SHOWN);
    }
    return secret;
  }

  /** All of them: those that work first, of these the newest. */
  public List<ApiToken> list() {
    Instant now = clock.instant();
    return transactions.call(
        () ->
            query("")
                .getResultStream()
                .map(columns -> token(columns, now))
                .sorted(
                    Comparator.comparing((ApiToken one) -> one.state() != State.WORKS)
                        .thenComparing(ApiToken::madeAt, Comparator.reverseOrder())
                        .thenComparing(ApiToken::id, Comparator.reverseOrder()))
                .toList());
  }

  /**
   * Makes a token worthless; one that was revoked before does not mind.
   *
   * @throws ProvisioningException NOT_FOUND, also for who is no administrator
   */
  public void revoke(Session administrator, long id, Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    transactions.run(
        () -> {
          ApiTokenRow row =
              Optional.ofNullable(
                      entities.find(ApiTokenRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                  .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          if (row.revoke(clock.instant())) {
            audit.by(administrator, Act.TOKEN_REVOKED, row.name(), origin);
          }
        });
  }

  /**
   * The token that works by what a program sends; empty for all others, and nothing tells which of
   * them it is.
   */
  public Optional<ApiToken> find(String sent) {
    Instant now = clock.instant();
    Optional<ApiToken> found =
        TokenSecret.parse(sent)
            .flatMap(secret -> read(secret, now))
            .filter(token -> token.state() == State.WORKS);
    found.ifPresent(token -> touch(token, now));
    return found;
  }

  /** Whether a token works at this moment, of something that a program has ordered with it. */
  public boolean works(long id) {
    Instant now = clock.instant();
    return transactions.call(
        () ->
            query("where t.id = :id")
                .setParameter("id", id)
                .getResultStream()
                .anyMatch(columns -> token(columns, now).state() == State.WORKS));
  }

  /** Forgets those that have not worked for thirty days. */
  void purge() {
    Instant before = clock.instant().minus(KEPT);
    oldRows.delete("api_token", "ends_at", before);
    oldRows.delete("api_token", "revoked_at", before);
  }

  private Optional<ApiToken> read(TokenSecret secret, Instant now) {
    return transactions.call(
        () ->
            query("where t.hash = :hash")
                .setParameter("hash", secret.hash())
                .getResultStream()
                .findFirst()
                .map(columns -> token(columns, now)));
  }

  private void touch(ApiToken token, Instant now) {
    if (token.usedAt().filter(used -> !used.isBefore(now.minus(PRECISION))).isPresent()) {
      return;
    }
    transactions.run(
        () ->
            entities
                .createQuery("update ApiTokenRow t set t.usedAt = :now where t.id = :id")
                .setParameter("now", now)
                .setParameter("id", token.id())
                .executeUpdate());
  }

  private TypedQuery<Object[]> query(String which) {
    return entities.createQuery(ALL + which, Object[].class);
  }

  /** Of an account whose access has ended, the day of its end is known. */
  private static ApiToken token(@Nullable Object[] columns, Instant now) {
    ApiTokenRow row = (ApiTokenRow) columns[0];
    return row.token(columns[1] == Role.ADMINISTRATOR && columns[2] == null, now);
  }
}
