package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLServerSocket;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL as the second opinion; {@code apt-get install openssl} where it is missing. */
class OpensslIT {

  private final Path path;

  private final List<CertificateStatus> status;

  OpensslIT(@TempDir Path path) {
    this.path = path;
    status = custody(path).status();
  }

  @Test
  void acceptsBothCertificatesForEachOfTheirNames() throws Exception {
    for (CertificateStatus certificate : status.subList(1, 3)) {
      for (String name : certificate.names()) {
        String option = Character.isDigit(name.charAt(0)) ? "-verify_ip" : "-verify_hostname";
        assertThat(
                openssl(
                    "verify",
                    "-x509_strict",
                    "-purpose",
                    "sslserver",
                    "-CAfile",
                    "ca.pem",
                    "-untrusted",
                    "ca-key.pem",
                    option,
                    name,
                    certificate.name() + ".pem"))
            .as(name)
            .contains(": OK");
      }
    }
  }

  @Test
  void findsTheContentInWhatWasSignedAndTheSignerUnderTheRoot() throws Exception {
    byte[] content = "<plist>Grüße</plist>\n".getBytes(UTF_8);
    Files.write(path.resolve("signed"), custody(path).signer().sign(content));

    openssl(
        "smime",
        "-verify",
        "-inform",
        "DER",
        "-in",
        "signed",
        "-CAfile",
        "ca.pem",
        "-x509_strict",
        "-out",
        "content",
        "-signer",
        "signer.pem");

    assertThat(Files.readAllBytes(path.resolve("content"))).isEqualTo(content);
    assertThat(openssl("x509", "-in", "signer.pem", "-noout", "-subject", "-ext", "keyUsage"))
        .contains("www.psmail.test", "Digital Signature")
        .doesNotContain("Encipherment");
    assertThat(Files.getPosixFilePermissions(path.resolve("signing.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    byte[] forged = Files.readAllBytes(path.resolve("signed"));
    forged[new String(forged, ISO_8859_1).indexOf("plist")] = 'P';
    Files.write(path.resolve("forged"), forged);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> openssl("cms", "-verify", "-inform", "DER", "-in", "forged", "-CAfile", "ca.pem"))
        .withMessageContaining("erif");
  }

  @Test
  void refusesASignerWhereATlsServerIsExpected() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                openssl(
                    "verify",
                    "-purpose",
                    "sslserver",
                    "-CAfile",
                    "ca.pem",
                    "-untrusted",
                    "ca-key.pem",
                    "signing.pem"))
        .withMessageContaining("purpose");
  }

  @Test
  void refusesACertificateForAnotherNameThatTheStolenKeySigned() throws Exception {
    openssl(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "f.key",
        "-out",
        "f.csr",
        "-subj",
        "/CN=bank.test");
    Files.writeString(
        path.resolve("f.ext"),
        "subjectAltName=DNS:bank.test\nextendedKeyUsage=serverAuth\nauthorityKeyIdentifier=keyid\n");
    openssl(
        "x509",
        "-req",
        "-in",
        "f.csr",
        "-CA",
        "ca-key.pem",
        "-CAkey",
        "ca-key.pem",
        "-CAcreateserial",
        "-extfile",
        "f.ext",
        "-out",
        "f.pem");

    assertThatIllegalStateException()
        .isThrownBy(
            () -> openssl("verify", "-CAfile", "ca.pem", "-untrusted", "ca-key.pem", "f.pem"))
        .withMessageContaining("permitted subtree violation");
  }

  @Test
  void connectsToAMailListenerInTls12And13Only() throws Exception {
    CertificateCustody custody = custody(path);
    ExecutorService listener = Executors.newSingleThreadExecutor();
    try (SSLServerSocket socket =
        (SSLServerSocket)
            custody
                .mail()
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Future<?> serving = listener.submit(() -> greet(socket));

      assertThat(connect(socket, "-tls1_3")).contains("TLSv1.3", "Verify return code: 0 (ok)");
      assertThat(connect(socket, "-tls1_2")).contains("TLSv1.2", "Verify return code: 0 (ok)");
      assertThatIllegalStateException()
          .isThrownBy(() -> connect(socket, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"))
          .withMessageContaining("alert protocol version");
      assertThat(serving.isDone()).isFalse();
    } finally {
      listener.shutdownNow();
    }
  }

  private static void greet(SSLServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket visitor = listener.accept()) {
        visitor.getOutputStream().write("* OK\r\n".getBytes(UTF_8));
      } catch (IOException e) {
        // A client that speaks no common version; the next one may.
      }
    }
  }

  private String connect(SSLServerSocket listener, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "s_client",
                "-connect",
                "127.0.0.1:" + listener.getLocalPort(),
                "-servername",
                "localhost",
                "-verify_hostname",
                "localhost",
                "-verify_return_error",
                "-CAfile",
                "ca.pem"));
    command.addAll(List.of(options));
    return openssl(command.toArray(String[]::new));
  }

  private String openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(path.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return output;
  }

  private static CertificateCustody custody(Path path) {
    return new CertificateCustody(
        new CertificateSettings(path, "www.psmail.test", "localhost", List.of("psmail.test")),
        new TlsDirectory(path),
        Clock.systemUTC(),
        new SecureRandom());
  }
}
