package net.psmail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/psmail certificates} says of a folder of certbot's. */
class ForeignFolderIT {

  private final Path folder;

  ForeignFolderIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void showsWhatThereIsAndWhatToWrite() throws IOException {
    certificate("mail.example.org");

    String report = certificates().outputOfSuccess();

    assertThat(report)
        .contains(
            "This is a folder of certbot: " + folder,
            "Names   mail.example.org",
            "Key     ec-p256",
            "psmail.certificates=mail-example-org",
            "psmail.certificate.mail-example-org.import=" + folder)
        .doesNotContain("PRIVATE KEY");
  }

  @Test
  void endsWithAStatusAndASentenceWhenAKeyCannotBeRead() throws IOException {
    certificate("mail.example.org");
    certificate("shop.example.org");
    Files.writeString(folder.resolve("live/shop.example.org/privkey.pem"), "half a k");

    Command command = certificates();

    assertThat(command.status()).isEqualTo(1);
    assertThat(command.output())
        .contains("privkey.pem: holds no private key that can be read")
        .contains("psmail: 1 of the 2 certificates in " + folder + " cannot be taken over");
  }

  @Test
  void endsWithAStatusAndASentenceWhenItIsNoSuchFolder() {
    Command command = certificates();

    assertThat(command.status()).isEqualTo(1);
    assertThat(command.output()).startsWith("psmail: " + folder + " is no folder of certbot");
  }

  @Test
  void wantsAFolder() {
    Command command = Command.psmail("certificates", "--no-build");

    assertThat(command.status()).isEqualTo(1);
    assertThat(command.output()).startsWith("psmail: certificates wants a folder");
  }

  private Command certificates() {
    return Command.psmail("certificates", "--no-build", folder.toString());
  }

  private void certificate(String name) throws IOException {
    Path live = Files.createDirectories(folder.resolve("live").resolve(name));
    Command.succeed(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            live.resolve("privkey.pem").toString(),
            "-out",
            live.resolve("fullchain.pem").toString(),
            "-subj",
            "/CN=" + name,
            "-addext",
            "subjectAltName=DNS:" + name));
  }
}
