package net.psmail.certificates.order;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import net.psmail.certificates.store.TlsDirectory;

/**
 * Another process on the same directory: starts when a line comes in, and prints what it serves.
 */
final class StartsOnce {

  private StartsOnce() {}

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    System.out.println("ready");
    System.in.read();
    CertificateCustody custody =
        new CertificateCustody(
            new CertificateSettings(directory, "localhost", "localhost", List.of("psmail.test")),
            new TlsDirectory(directory),
            Clock.systemUTC(),
            new SecureRandom());
    custody.status().forEach(status -> System.out.print(status.sha256()));
    System.out.println();
  }
}
