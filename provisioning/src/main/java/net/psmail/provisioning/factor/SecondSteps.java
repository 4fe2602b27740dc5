package net.psmail.provisioning.factor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.FactorKey;
import net.psmail.provisioning.key.SealedText;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionSecrets;
import net.psmail.provisioning.session.Sessions;

/**
 * The second step of accounts that have one. It counts from the moment that its owner has given a
 * code of the app; until then the secret waits in the session, for fifteen minutes.
 */
@ApplicationScoped
public class SecondSteps {

  private static final String OFFERED = "SECOND_STEP";
  private static final Pattern OF_AN_APP = Pattern.compile("\\d{" + Totp.DIGITS + "}");
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject Sessions sessions;
  @Inject SessionSecrets secrets;
  @Inject OneTimeCodes oneTimeCodes;
  @Inject Passkeys passkeys;
  @Inject KnownBrowsers browsers;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /** That of somebody who is signed in; empty if the password is enough. */
  public Optional<SecondStep> find(Session session) {
    long account = session.accountId();
    return transactions.call(
        () ->
            isAsked(account)
                ? Optional.of(
                    new SecondStep(
                        generator(account).map(CodeGenerator::addedAt),
                        passkeys.list(session),
                        oneTimeCodes.left(account)))
                : Optional.empty());
  }

  /** A secret for an app; the same until it is confirmed or fifteen minutes are over. */
  public AppSecret offer(Session session) {
    String base32 =
        secrets
            .read(session.token(), OFFERED)
            .orElseGet(
                () -> {
                  String fresh = AppSecret.base32(codes.bytes(Totp.SECRET_BYTES));
                  secrets.keep(session.token(), OFFERED, fresh);
                  return fresh;
                });
    String issuer = Setting.text("psmail.site.name", "PSMail");
    return AppSecret.of(base32, issuer, session.signInName());
  }

  /**
   * The app shows the right code: from now on the account has a second step, by this app and no
   * earlier one, and ten codes on paper, which {@link #codes} shows. Every other session ends,
   * since nobody there has given this step.
   *
   * @throws ProvisioningException FACTOR_REFUSED when it is another code, NOT_FOUND when the secret
   *     is too old
   */
  public void confirm(Session session, String typed, Origin origin) {
    String base32 =
        secrets
            .read(session.token(), OFFERED)
            .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    Instant now = clock.instant();
    OptionalLong step = Totp.find(AppSecret.bytes(base32), plain(typed), now);
    if (step.isEmpty()) {
      throw ProvisioningException.of(Kind.FACTOR_REFUSED);
    }
    String sealed = seal(sessions.factorKey(session.token()), base32);
    long account = session.accountId();
    transactions.run(
        () -> {
          begin(session);
          entities.merge(new CodeGenerator(account, sealed, step.getAsLong(), now));
          oneTimeCodes.issue(account, session.token());
          secrets.drop(session.token(), OFFERED);
          audit.by(session, Act.SECOND_STEP_ADDED, session.signInName(), origin);
        });
  }

  /**
   * Whatever the account has from now on, those who are signed in elsewhere have not given it; and
   * the first brings codes on paper. In the transaction that adds it.
   */
  void begin(Session session) {
    long account = session.accountId();
    accounts.take(account);
    if (!isAsked(account)) {
      oneTimeCodes.issue(account, session.token());
    }
    browsers.forgetAll(account);
    sessions.endOthers(account, session.token());
    sessions.prove(session.token());
  }

  /** Codes on paper alone are none: they go with the last app or passkey. */
  void endWithoutWays(Session session, Origin origin) {
    long account = session.accountId();
    if (!isAsked(account)) {
      oneTimeCodes.removeAll(account);
      browsers.forgetAll(account);
      audit.by(session, Act.SECOND_STEP_REMOVED, session.signInName(), origin);
    }
  }

  /** The codes on paper that were made last, as long as they may be shown. */
  public Optional<List<String>> codes(Session session) {
    return oneTimeCodes.shown(session.token());
  }

  /** The owner has kept them: they will not be shown again. */
  public void keptCodes(Session session) {
    oneTimeCodes.forget(session.token());
  }

  /**
   * Ten new codes on paper in the place of all others.
   *
   * @throws ProvisioningException NOT_FOUND when there is no second step
   */
  public void renewCodes(Session session, Origin origin) {
    long account = session.accountId();
    transactions.run(
        () -> {
          accounts.take(account);
          if (!isAsked(account)) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          oneTimeCodes.issue(account, session.token());
          audit.by(session, Act.ONE_TIME_CODES_MADE, session.signInName(), origin);
        });
  }

  /** The password is enough again; without a second step nothing happens. */
  public void remove(Session session, Origin origin) {
    transactions.run(
        () -> {
          if (removeAll(session.accountId())) {
            audit.by(session, Act.SECOND_STEP_REMOVED, session.signInName(), origin);
          }
        });
  }

  /** Whether a code has the form of those of an app, of which there are few enough to guess one. */
  public static boolean isOfAnApp(String typed) {
    return OF_AN_APP.matcher(plain(typed)).matches();
  }

  /** Whether an app for codes is one of its ways. */
  public boolean hasApp(long accountId) {
    return transactions.call(() -> generator(accountId).isPresent());
  }

  /** Whether an account has one. */
  public boolean isAsked(long accountId) {
    return transactions.call(
        () ->
            generator(accountId).isPresent()
                || entities
                        .createQuery(
                            "select count(p) from PasskeyRow p where p.accountId = :account",
                            Long.class)
                        .setParameter("account", accountId)
                        .getSingleResult()
                    > 0);
  }

  /**
   * Takes the second step of an account away, in the transaction that made that necessary.
   *
   * @return whether there was one
   */
  public boolean removeAll(long accountId) {
    accounts.take(accountId);
    if (!isAsked(accountId)) {
      return false;
    }
    for (String way : List.of("CodeGenerator", "PasskeyRow")) {
      entities
          .createQuery("delete from " + way + " w where w.accountId = :account")
          .setParameter("account", accountId)
          .executeUpdate();
    }
    oneTimeCodes.removeAll(accountId);
    browsers.forgetAll(accountId);
    return true;
  }

  /** A new password gives another key, in the transaction that changes the password. */
  public void changeKey(long accountId, FactorKey old, FactorKey fresh) {
    generator(accountId).ifPresent(app -> app.seal(seal(fresh, old.open(app.sealed()))));
    browsers.forgetAll(accountId);
  }

  /**
   * Takes a code of the app or one on paper, in the transaction of what it opens. Each counts once,
   * and no code of the app that is older than one that was taken.
   *
   * @param signInName for the trail
   */
  public boolean use(
      long accountId, String signInName, FactorKey key, String typed, Origin origin) {
    String code = plain(typed);
    if (isOfAnApp(code)) {
      return generator(accountId).filter(app -> use(app, key, code)).isPresent();
    }
    boolean used = oneTimeCodes.use(accountId, code);
    if (used) {
      audit.by(accountId, signInName, Act.ONE_TIME_CODE_USED, signInName, origin);
    }
    return used;
  }

  private boolean use(CodeGenerator app, FactorKey key, String code) {
    byte[] secret = AppSecret.bytes(key.open(app.sealed()));
    OptionalLong step = Totp.find(secret, code, clock.instant());
    return step.isPresent() && take(app, step.getAsLong());
  }

  /** The condition decides who of two with the same code was first. */
  private boolean take(CodeGenerator app, long step) {
    return 1
        == entities
            .createQuery(
                "update CodeGenerator g set g.lastStep = :step"
                    + " where g.accountId = :account and g.lastStep < :step")
            .setParameter("step", step)
            .setParameter("account", app.accountId())
            .executeUpdate();
  }

  private Optional<CodeGenerator> generator(long accountId) {
    return Optional.ofNullable(entities.find(CodeGenerator.class, accountId));
  }

  private String seal(FactorKey key, String base32) {
    return key.seal(base32, codes.bytes(SealedText.NONCE_BYTES));
  }

  private static String plain(String typed) {
    return BETWEEN.matcher(typed).replaceAll("");
  }
}
