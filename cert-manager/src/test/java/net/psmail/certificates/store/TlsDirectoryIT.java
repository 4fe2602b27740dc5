package net.psmail.certificates.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.CertificatesException.Kind;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsDirectoryIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("localhost"));

  private final Path path;

  private final LocalCa ca = LocalCa.create(NAMES, Instant.now(), new SecureRandom());
  private final TlsDirectory directory;

  TlsDirectoryIT(@TempDir Path path) {
    this.path = path;
    directory = new TlsDirectory(path);
  }

  @Test
  void givesBackWhatWasWrittenAndLeavesNothingBesideIt() throws Exception {
    KeyedChain leaf = ca.issue(NAMES, Purpose.TLS, Instant.now());

    directory.write("site.pem", ca.issue(NAMES, Purpose.TLS, Instant.now()));
    directory.write("site.pem", leaf);

    assertThat(directory.read("site.pem")).contains(leaf);
    assertThat(directory.read("other.pem")).isEmpty();
    try (Stream<Path> files = Files.list(path)) {
      assertThat(files).containsExactly(path.resolve("site.pem"));
    }
  }

  @Test
  void writesTheKeyFirstAndForItsOwnerAlone() throws Exception {
    directory.write("mail.pem", ca.issue(NAMES, Purpose.TLS, Instant.now()));
    directory.writeCertificate("ca.pem", ca.root());

    assertThat(Files.readString(path.resolve("mail.pem")))
        .startsWith("-----BEGIN PRIVATE KEY-----")
        .endsWith("-----END CERTIFICATE-----\n");
    assertThat(mode("mail.pem")).isEqualTo("rw-------");
    assertThat(mode("ca.pem")).isEqualTo("rw-r--r--");
    assertThat(Files.readString(path.resolve("ca.pem"))).doesNotContain("PRIVATE KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void readsABareKeyAsOtherProgramsWriteIt(String algorithm) throws Exception {
    Path key = path.resolve("key.pem");
    Path certificate = path.resolve("certificate.pem");
    openssl(
        "req",
        "-x509",
        "-noenc",
        "-subj",
        "/CN=other",
        "-keyout",
        key.toString(),
        "-newkey",
        algorithm.equals("EC") ? "ec" : "rsa:2048",
        "-pkeyopt",
        algorithm.equals("EC") ? "ec_paramgen_curve:P-256" : "rsa_keygen_bits:2048",
        "-out",
        certificate.toString());
    openssl(
        "pkey", "-in", key.toString(), "-traditional", "-out", path.resolve("bare.pem").toString());
    String bare = Files.readString(path.resolve("bare.pem"));
    Files.writeString(path.resolve("both.pem"), bare + Files.readString(certificate));

    assertThat(bare).startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----");
    assertThat(directory.read("both.pem").orElseThrow().key().getAlgorithm()).isEqualTo(algorithm);
  }

  @Test
  void saysWhatIsWrongWithADamagedFileAndKeepsItsKeyToItself() throws Exception {
    directory.write("site.pem", ca.issue(NAMES, Purpose.TLS, Instant.now()));
    String good = Files.readString(path.resolve("site.pem"));
    String key = good.substring(0, good.indexOf("-----BEGIN CERTIFICATE"));
    String chain = good.substring(key.length());
    directory.write("site.pem", ca.issue(NAMES, Purpose.TLS, Instant.now()));
    String othersChain = Files.readString(path.resolve("site.pem")).substring(key.length());

    for (String bad :
        List.of(
            "",
            key,
            chain,
            chain + key,
            key + othersChain,
            good.substring(0, good.length() - 40),
            good.replace("MII", "AAA"),
            key.replace("MEE", "AAA").replace("MIG", "AAA") + chain,
            "\u00e9" + good.substring(30))) {
      Files.writeString(path.resolve("site.pem"), bad);
      assertThatExceptionOfType(CertificatesException.class)
          .as(bad)
          .isThrownBy(() -> directory.read("site.pem"))
          .withMessageContaining("site.pem is damaged")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED_FILE))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key.substring(40, 80)));
    }
  }

  @Test
  void saysWhereItMayNotWrite() {
    TlsDirectory nowhere = new TlsDirectory(Path.of("/proc/psmail"));

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(() -> nowhere.locked(() -> "never"))
        .withMessageContaining("/proc/psmail cannot be read or written")
        .extracting(CertificatesException::kind)
        .isEqualTo(Kind.FILE_ACCESS);
  }

  @Test
  void letsOneThreadInAtATime() throws Exception {
    AtomicBoolean inside = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> alone =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              new TlsDirectory(path)
                                  .locked(
                                      () -> {
                                        boolean first = inside.compareAndSet(false, true);
                                        ca.issue(NAMES, Purpose.TLS, Instant.now());
                                        inside.set(false);
                                        return first;
                                      })))
              .toList();
      for (Future<Boolean> one : alone) {
        assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private String mode(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(name)));
  }

  private static void openssl(String... words) throws Exception {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(words)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
