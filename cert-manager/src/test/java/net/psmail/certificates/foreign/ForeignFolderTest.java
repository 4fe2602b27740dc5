package net.psmail.certificates.foreign;

import static java.util.Objects.requireNonNull;
import static net.psmail.certificates.lifecycle.KeyType.RSA_2048;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignFolderTest {

  private static final URI DIRECTORY = URI.create("https://ca.acme.test:14000/dir");

  private final Path path;
  private final TrialFolder folder;

  ForeignFolderTest(@TempDir Path path) {
    this.path = path;
    this.folder = new TrialFolder(path);
  }

  private static Stream<Arguments> formsOfKeys() {
    return Stream.of(KeyType.EC_P256, KeyType.EC_P384, RSA_2048)
        .flatMap(type -> Stream.of(KeyText.values()).map(form -> Arguments.of(type, form)));
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void readsCertificatesOfCertbot(KeyType type, KeyText form) {
    Kept kept = Kept.issued(1, type, "mail.acme.test", "imap.acme.test");
    folder.certbot("mail.acme.test", 1, kept, form);

    ForeignCertificate found = best("imap.acme.test");

    assertWhole(found, kept);
    assertThat(open().program()).isEqualTo("certbot");
    assertThat(found.name()).isEqualTo("mail.acme.test");
    assertThat(found.server()).isEqualTo("acme-v02.api.letsencrypt.org");
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void readsCertificatesOfLego(KeyType type, KeyText form) {
    Kept kept = Kept.issued(1, type, "mail.acme.test");
    folder.lego("mail.acme.test", kept, form);

    ForeignCertificate found = best("mail.acme.test");

    assertWhole(found, kept);
    assertThat(open().program()).isEqualTo("lego");
    assertThat(found.server()).isEqualTo("ca.acme.test:14000");
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void readsCertificatesOfAcmeSh(KeyType type, KeyText form) {
    Kept kept = Kept.issued(1, type, "mail.acme.test");
    folder.acmeSh(type == RSA_2048 ? "mail.acme.test" : "mail.acme.test_ecc", kept, form);

    ForeignCertificate found = best("mail.acme.test");

    assertWhole(found, kept);
    assertThat(open().program()).isEqualTo("acme.sh");
    assertThat(found.server()).isEqualTo("acme.zerossl.com");
  }

  @Test
  void addsTheIssuerThatLegoKeepsApart() {
    Kept kept = Kept.issued(1, "mail.acme.test");
    folder.legoWithoutBundle("mail.acme.test", kept);

    assertThat(best("mail.acme.test").chain()).isEqualTo(kept.chain());
  }

  @Test
  void takesTheVersionThatEndsLast() {
    Kept newest = Kept.issued(1, "mail.acme.test");
    folder.certbot("mail.acme.test", 9, Kept.issued(70, "mail.acme.test"));
    folder.certbot("mail.acme.test", 10, newest);
    folder.certbot("mail.acme.test", 8, Kept.issued(130, "mail.acme.test"));

    assertThat(open().certificates()).hasSize(1);
    assertWhole(best("mail.acme.test"), newest);
  }

  @Test
  void takesAnOlderVersionWhenTheLinksLeadNowhere() throws IOException {
    Kept kept = Kept.issued(20, "mail.acme.test");
    folder.certbot("mail.acme.test", 1, kept);
    folder.certbot("mail.acme.test", 2, Kept.issued(1, "mail.acme.test"));
    Files.delete(path.resolve("archive/mail.acme.test/privkey2.pem"));

    assertWhole(best("mail.acme.test"), kept);
  }

  @Test
  void takesOfSeveralForTheSameNamesTheOneThatEndsLast() {
    Kept newest = Kept.issued(1, "mail.acme.test");
    folder.acmeSh("mail.acme.test_ecc", Kept.issued(30, "mail.acme.test"), KeyText.PLAIN);
    folder.acmeSh("mail.acme.test", newest, KeyText.PLAIN);
    folder.acmeSh("other.acme.test", Kept.issued(0, "other.acme.test"), KeyText.PLAIN);

    assertWhole(best("mail.acme.test"), newest);
  }

  @Test
  void saysWhichNamesNoneHolds() {
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test"));

    refuses("mail.acme.test", "imap.acme.test")
        .withMessage(
            "In the folder %s of certbot, none of its 1 certificates holds mail.acme.test,"
                + " imap.acme.test.",
            path);
  }

  @Test
  void saysThatOneHasExpired() {
    Kept expired = Kept.issued(120, "mail.acme.test");
    folder.lego("mail.acme.test", expired, KeyText.PLAIN);

    refuses("mail.acme.test")
        .withMessageContaining(
            "mail.acme.test is valid until "
                + expired.chain().get(0).getNotAfter().toInstant()
                + " and not now");
  }

  @Test
  void saysThatAKeyBelongsToAnother() {
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test").withAnotherKey());

    refuses("mail.acme.test")
        .withMessageContaining("privkey.pem: the private key does not belong to the certificate");
  }

  @Test
  void isNotHeldUpByFilesThatAreNotWhatTheyShouldBe() throws IOException {
    folder.lego("good", Kept.issued(1, "mail.acme.test"), KeyText.PLAIN);
    folder.lego("key", Kept.issued(1, "key.acme.test"), KeyText.PLAIN);
    TrialFolder.write(folder.lego("key", ".key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    folder.lego("large", Kept.issued(1, "large.acme.test"), KeyText.PLAIN);
    TrialFolder.write(folder.lego("large", ".crt"), "x".repeat(300_000));
    folder.lego("chain", Kept.issued(1, "chain.acme.test"), KeyText.PLAIN);
    TrialFolder.write(folder.lego("chain", ".crt"), "half a fi");
    folder.lego("json", Kept.issued(1, "json.acme.test"), KeyText.PLAIN);
    TrialFolder.write(folder.lego("json", ".json"), "{\"certUrl\":");
    Files.createDirectory(folder.lego("folder", ".crt"));
    folder.lego("lone", Kept.issued(1, "lone.acme.test"), KeyText.PLAIN);
    Files.delete(folder.lego("lone", ".key"));

    assertThat(open().certificates())
        .extracting(ForeignCertificate::name, ForeignCertificate::fault)
        .containsExactly(
            fault("chain", folder.lego("chain", ".crt") + " holds no certificate that can be read"),
            fault("folder", folder.lego("folder", ".crt") + " cannot be read: is no file"),
            fault("good", null),
            fault("json", null),
            fault("key", folder.lego("key", ".key") + ": holds no private key that can be read"),
            fault(
                "large",
                folder.lego("large", ".crt") + " cannot be read: has more than 262144 bytes"),
            fault("lone", folder.lego("lone", ".key") + " is missing"));
    assertThat(best("json.acme.test").server()).isNull();
  }

  @Test
  void changesNothing() throws IOException {
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test"));
    folder.certbotAccount(DIRECTORY, "0123", RSA_2048.newKeyPair(new SecureRandom()));
    List<String> before = everything();

    best("mail.acme.test");
    open().accountKey(DIRECTORY);

    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void findsAccountsByTheDirectoryOfTheirAuthority(KeyType type, KeyText form) {
    KeyPair key = type.newKeyPair(new SecureRandom());
    folder.legoAccount("ca.acme.test_14000", key, form);
    folder.legoAccount("ca.acme.test", type.newKeyPair(new SecureRandom()), form);
    folder.lego("mail.acme.test", Kept.issued(1, "mail.acme.test"), form);
    TrialFolder other = new TrialFolder(path.resolve("acme.sh"));
    other.acmeShAccount("ca.acme.test/dir", key, form);
    other.acmeShAccount("ca.acme.test/other", type.newKeyPair(new SecureRandom()), form);

    assertThat(open().accountKey(DIRECTORY).orElseThrow().getPublic()).isEqualTo(key.getPublic());
    ForeignFolder ofAcmeSh = ForeignFolder.open(other.path());
    assertThat(ofAcmeSh.accountKey(DIRECTORY).orElseThrow().getPublic()).isEqualTo(key.getPublic());
    assertThat(ofAcmeSh.accountKey(URI.create("https://ca.acme.test/third"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formsOfKeys")
  void readsAccountsOfCertbot(KeyType type) {
    KeyPair key = type.newKeyPair(new SecureRandom());
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test"));
    folder.certbotAccount(DIRECTORY, "0123", key);

    KeyPair found = open().accountKey(DIRECTORY).orElseThrow();

    assertThat(found.getPublic()).isEqualTo(key.getPublic());
    assertKept(found);
    assertThat(open().accountKey(URI.create("https://ca.acme.test:14000/other"))).isEmpty();
  }

  @Test
  void takesTheAccountThatCertbotRenewsWithAndOtherwiseTheNewest() throws IOException {
    KeyPair used = KeyType.EC_P256.newKeyPair(new SecureRandom());
    KeyPair newer = KeyType.EC_P256.newKeyPair(new SecureRandom());
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test"));
    folder.certbotAccount(DIRECTORY, "used", used);
    folder.certbotAccount(DIRECTORY, "newer", newer);
    Files.setLastModifiedTime(
        folder.certbotAccountKey(DIRECTORY, "used"), FileTime.from(Instant.EPOCH));
    assertThat(open().accountKey(DIRECTORY).orElseThrow().getPublic()).isEqualTo(newer.getPublic());

    folder.certbotRenewal("mail.acme.test", DIRECTORY.toString(), "used");

    assertThat(open().accountKey(DIRECTORY).orElseThrow().getPublic()).isEqualTo(used.getPublic());
  }

  @Test
  void saysThatAnAccountsKeyIsBrokenButNeverWhatIsInIt() {
    folder.certbot("mail.acme.test", 1, Kept.issued(1, "mail.acme.test"));
    Path file = folder.certbotAccountKey(DIRECTORY, "0123");
    TrialFolder.write(file, "{\"kty\": \"RSA\", \"d\": \"geheim\"");

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> open().accountKey(DIRECTORY))
        .withMessage(file + " holds no private key that can be read.")
        .withNoCause();
  }

  @Test
  void refusesOtherFolders() {
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(this::open)
        .withMessageContaining(path + " is no folder of certbot")
        .extracting(CertificatesException::kind)
        .isEqualTo(Kind.FILE_ACCESS);
    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> ForeignFolder.open(path.resolve("nowhere")))
        .withMessageStartingWith("There is no folder " + path.resolve("nowhere"));
  }

  private ForeignFolder open() {
    return ForeignFolder.open(path);
  }

  private ForeignCertificate best(String... names) {
    return open().best(CertificateNames.of(List.of(names)), Instant.now());
  }

  private ThrowableAssertAlternative<CertificatesException> refuses(String... names) {
    return assertThatExceptionOfType(CertificatesException.class).isThrownBy(() -> best(names));
  }

  private void assertWhole(ForeignCertificate found, Kept kept) {
    assertThat(found.fault()).isNull();
    assertThat(found.chain()).isEqualTo(kept.chain());
    assertKept(requireNonNull(found.key()));
  }

  /** What is found can be kept here, and read by the next start. */
  private void assertKept(KeyPair found) {
    KeyFiles files = new KeyFiles(path.resolve("ours"));
    files.keep("key", found);

    KeyPair read = files.find("key").orElseThrow();
    assertThat(read.getPublic()).isEqualTo(found.getPublic());
    assertThat(read.getPrivate()).isEqualTo(found.getPrivate());
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.map(file -> file + " " + file.toFile().lastModified()).sorted().toList();
    }
  }

  private static org.assertj.core.groups.Tuple fault(
      String name, @org.jspecify.annotations.Nullable String fault) {
    return org.assertj.core.api.Assertions.tuple(name, fault);
  }
}
