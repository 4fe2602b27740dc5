package net.psmail.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.acme.Authority.Binding;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Session;

/** What becomes of our account; an order begins with a preflight, which needs it. */
class AccountIT {

  private static final String NAME = "pebble";
  private static final String KEY = "account-pebble";
  private static final Binding BINDING =
      new Binding("kid-1", "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W");
  private static final Plan PLAN =
      new Plan(
          "mail",
          CertificateNames.of(List.of("mail.acme.test")),
          KeyType.EC_P256,
          ChallengeKind.HTTP_01,
          null,
          List.of(NAME));

  private static Pebble pebble;
  private static Pebble wantsBinding;

  private final DataSource database = TrialDatabase.create();
  private final KnownAccounts known = new KnownAccounts(database);
  private final SecureRandom random = new SecureRandom();
  private Path directory;
  private KeyFiles keys;

  @BeforeAll
  static void startAuthorities(@TempDir Path files) throws IOException {
    pebble =
        new Pebble(files.resolve("first"), new Pebble.Ways(Pebble.freePort(), false, 20, null));
    wantsBinding =
        new Pebble(files.resolve("second"), new Pebble.Ways(Pebble.freePort(), true, 0, null));
  }

  @AfterAll
  static void stopAuthorities() {
    pebble.close();
    wantsBinding.close();
  }

  @BeforeEach
  void keepKeys(@TempDir Path files) {
    directory = files;
    keys = new KeyFiles(directory);
  }

  @Test
  void isKnownWithoutAskingOnceItWasSpokenOf() throws NotIssued {
    assertThat(known.find(NAME)).isEmpty();

    issuer().preflight(PLAN);

    assertThat(known.find(NAME).orElseThrow().directory()).isEqualTo(pebble.directoryUri());
    assertThat(location().toString()).startsWith("https://localhost:");
    assertThat(known.find(NAME).orElseThrow().termsOfService()).isNotNull();
  }

  @Test
  void staysTheSameWithAnotherKey() throws NotIssued {
    AcmeIssuer issuer = issuer();
    issuer.preflight(PLAN);
    URI before = location();
    KeyPair old = key();

    issuer.changeAccountKey();

    issuer.order(PLAN, Optional.empty());
    issuer().preflight(PLAN);
    assertThat(location()).isEqualTo(before);
    assertThat(key().getPublic()).isNotEqualTo(old.getPublic());
    assertThat(keys.find(KEY + ".next")).isEmpty();
  }

  @Test
  void isFoundByANodeThatDidNotChangeTheKeyItself() throws NotIssued {
    AcmeIssuer other = issuer();
    other.preflight(PLAN);
    issuer().changeAccountKey();

    assertThat(other.order(PLAN, Optional.empty())).isNotNull();
  }

  @Test
  void getsTheKeyThatAKillKeptFromTheAuthority() throws NotIssued {
    issuer().preflight(PLAN);
    URI before = location();
    KeyPair next = KeyType.EC_P256.newKeyPair(random);
    keys.keep(KEY + ".next", next);

    issuer().preflight(PLAN);

    assertThat(key().getPublic()).isEqualTo(next.getPublic());
    assertThat(location()).isEqualTo(before);
    assertThat(keys.find(KEY + ".next")).isEmpty();
  }

  @Test
  void hasTheKeyThatTheAuthorityTookBeforeAKill() throws NotIssued {
    AcmeIssuer issuer = issuer();
    issuer.preflight(PLAN);
    URI before = location();
    KeyPair old = key();
    issuer.changeAccountKey();
    KeyPair taken = key();
    keys.keep(KEY, old);
    keys.keep(KEY + ".next", taken);

    issuer().preflight(PLAN);

    assertThat(key().getPublic()).isEqualTo(taken.getPublic());
    assertThat(location()).isEqualTo(before);
  }

  @Test
  void cannotGetAnotherKeyWhenThereIsNone() {
    assertThatThrownBy(() -> issuer().changeAccountKey())
        .isInstanceOf(NotIssued.class)
        .hasMessage("There is no account whose key could be changed.");
    assertThat(keys.find(KEY)).isEmpty();
  }

  @Test
  void isFollowedByAnotherWhenItWasGivenUp() throws NotIssued {
    AcmeIssuer issuer = issuer();
    issuer.preflight(PLAN);
    URI before = location();

    issuer.deactivateAccount();
    assertThat(known.find(NAME)).isEmpty();
    assertThat(keys.find(KEY)).isEmpty();
    issuer.deactivateAccount();

    issuer.preflight(PLAN);
    assertThat(location()).isNotEqualTo(before);
  }

  @Test
  void isFollowedByAnotherWhenAKillCameAfterItWasGivenUp() throws NotIssued {
    AcmeIssuer issuer = issuer();
    issuer.preflight(PLAN);
    KeyPair old = key();
    issuer.deactivateAccount();
    keys.keep(KEY, old);

    issuer().deactivateAccount();

    assertThat(keys.find(KEY)).isEmpty();
  }

  @Test
  void isFollowedByAnotherWhenTheAuthorityGaveItUp() throws NotIssued {
    issuer().preflight(PLAN);
    URI before = location();
    KeyPair old = key();
    behindOurBack(issuer(), old);

    AcmeIssuer later = issuer();
    later.preflight(PLAN);

    assertThat(location()).isNotEqualTo(before);
    assertThat(key().getPublic()).isNotEqualTo(old.getPublic());
    assertThat(later.order(PLAN, Optional.empty())).isNotNull();
  }

  @Test
  void isMadeAgainWhenTheAuthorityForgotIt() throws NotIssued {
    issuer().preflight(PLAN);
    KeyPair old = key();

    AcmeIssuer elsewhere = issuer(wantsBinding, BINDING, List.of());
    elsewhere.preflight(PLAN);

    assertThat(key().getPublic()).isEqualTo(old.getPublic());
    assertThat(elsewhere.order(PLAN, Optional.empty())).isNotNull();
  }

  @Test
  void saysWhatToDoWhereAnotherMayNotBeMade() throws NotIssued {
    AcmeIssuer issuer = issuer(wantsBinding, BINDING, List.of());
    issuer.preflight(PLAN);
    behindOurBack(issuer(wantsBinding, BINDING, List.of()), key());

    AcmeIssuer withUsedUpKey =
        issuer(wantsBinding, new Binding("kid-2", BINDING.macKey()), List.of());
    for (int attempt = 1; attempt <= 2; attempt++) {
      assertThatThrownBy(() -> withUsedUpKey.preflight(PLAN))
          .isInstanceOf(NotIssued.class)
          .hasMessageContaining("get another key identifier and key there");
    }
  }

  @Test
  void tellsTheAuthorityWhenContactsChange() throws Exception {
    issuer(pebble, null, List.of("old@acme.test")).preflight(PLAN);

    issuer(pebble, null, List.of("new@acme.test", "two@acme.test")).preflight(PLAN);
    assertThat(contacts())
        .containsExactlyInAnyOrder(
            URI.create("mailto:new@acme.test"), URI.create("mailto:two@acme.test"));
  }

  /** Pebble takes a list of none for no list. */
  @Test
  void isGoodForOrdersAlsoWhenTheAuthorityDoesNotTakeContacts() throws NotIssued {
    issuer(pebble, null, List.of("old@acme.test")).preflight(PLAN);

    AcmeIssuer issuer = issuer(pebble, null, List.of());
    issuer.preflight(PLAN);

    assertThat(issuer.order(PLAN, Optional.empty())).isNotNull();
  }

  /** What the authority's own people may do. */
  private void behindOurBack(AcmeIssuer other, KeyPair old) throws NotIssued {
    KnownAccounts.KnownAccount before = known.find(NAME).orElseThrow();
    other.deactivateAccount();
    keys.keep(KEY, old);
    known.keep(NAME, before);
  }

  private List<URI> contacts() throws Exception {
    Session session = new Session(pebble.directoryUri(), new TrustingProvider(pebble.trust()));
    return new AccountBuilder()
        .useKeyPair(key())
        .onlyExisting()
        .createLogin(session)
        .getAccount()
        .getContacts();
  }

  private KeyPair key() {
    return keys.find(KEY).orElseThrow();
  }

  private URI location() {
    return known.find(NAME).orElseThrow().location();
  }

  private AcmeIssuer issuer() {
    return issuer(pebble, null, List.of("ops@acme.test"));
  }

  private AcmeIssuer issuer(Pebble authority, @Nullable Binding binding, List<String> contacts) {
    return new AcmeIssuer(
        new Authority(
            NAME, authority.directoryUri(), contacts, true, List.of(), binding, authority.trust()),
        keys,
        known,
        List.of(new HttpProofs(new ChallengeAnswers(database, new SettableClock()))),
        Optional.empty(),
        random);
  }
}
