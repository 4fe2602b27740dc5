package net.psmail.certificates.foreign;

import static java.util.Comparator.comparing;
import static net.psmail.certificates.CertificatesException.Kind.DAMAGED_FILE;
import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;

/** The folder of another ACME program. Each question reads the files anew. */
public final class ForeignFolder {

  private final Path folder;
  private final Layout layout;

  private ForeignFolder(Path folder, Layout layout) {
    this.folder = folder;
    this.layout = layout;
  }

  /**
   * Finds out which program's folder it is.
   *
   * @throws CertificatesException FILE_ACCESS when it is no folder of one of these programs
   */
  public static ForeignFolder open(Path folder) {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw noAccess(
          folder,
          "There is no folder %s that the user %s may read."
              .formatted(folder, System.getProperty("user.name")));
    }
    Path whole = folder.toAbsolutePath().normalize();
    if (Certbot.isAt(whole)) {
      return new ForeignFolder(folder, new Certbot(whole));
    }
    if (Lego.isAt(whole)) {
      return new ForeignFolder(folder, new Lego(whole));
    }
    if (AcmeSh.isAt(whole)) {
      return new ForeignFolder(folder, new AcmeSh(whole));
    }
    throw noAccess(
        folder,
        folder
            + " is no folder of certbot (which is /etc/letsencrypt as a rule), lego (~/.lego) or"
            + " acme.sh (~/.acme.sh).");
  }

  /** The program whose folder it is: {@code certbot}, {@code lego} or {@code acme.sh}. */
  public String program() {
    return layout.program();
  }

  /**
   * All certificates, also those that cannot be taken over; each in the version that ends last.
   *
   * @throws CertificatesException FILE_ACCESS
   */
  public List<ForeignCertificate> certificates() {
    try {
      return layout.certificates();
    } catch (IOException e) {
      throw noAccess(folder, Reading.why(folder, e) + ".");
    }
  }

  /**
   * The certificate that is good now, holds these names at least, and of all such ends last.
   *
   * @throws CertificatesException FILE_ACCESS, or DAMAGED_FILE when there is none; the message says
   *     why
   */
  public ForeignCertificate best(CertificateNames wanted, Instant now) {
    List<ForeignCertificate> all = certificates();
    List<ForeignCertificate> fitting = all.stream().filter(one -> one.covers(wanted)).toList();
    return fitting.stream()
        .filter(one -> one.fault() == null && one.isValid(now))
        .max(comparing(ForeignCertificate::ends))
        .orElseThrow(() -> none(all, fitting, wanted));
  }

  /**
   * The key of the account that the program has at an authority.
   *
   * @param directory where the authority begins
   * @throws CertificatesException FILE_ACCESS, or DAMAGED_FILE when there are keys of which none
   *     can be read
   */
  public Optional<KeyPair> accountKey(URI directory) {
    List<String> faults = new ArrayList<>();
    try {
      List<String> servers = layout.servers(directory);
      List<Path> keys =
          layout.accountKeys().stream()
              .filter(key -> servers.contains(layout.server(key)))
              .sorted(comparing(key -> servers.indexOf(layout.server(key))))
              .toList();
      for (Path file : layout.inOrder(keys, directory)) {
        try {
          String text = Reading.text(file);
          return Optional.of(
              file.toString().endsWith(".json") ? WholeKey.ofJson(text) : WholeKey.ofPem(text));
        } catch (IllegalArgumentException e) {
          faults.add(file + " " + e.getMessage() + ".");
        } catch (IOException e) {
          faults.add(Reading.why(file, e) + ".");
        }
      }
    } catch (IOException e) {
      throw noAccess(folder, Reading.why(folder, e) + ".");
    }
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    throw new CertificatesException(DAMAGED_FILE, folder.toString(), String.join(" ", faults));
  }

  /** Whose account keys there are: host, port and path of directories, as far as they are known. */
  List<String> accounts() {
    try {
      return layout.accountKeys().stream().map(layout::server).distinct().toList();
    } catch (IOException e) {
      throw noAccess(folder, Reading.why(folder, e) + ".");
    }
  }

  private CertificatesException none(
      List<ForeignCertificate> all, List<ForeignCertificate> fitting, CertificateNames wanted) {
    List<String> reasons = new ArrayList<>();
    if (fitting.isEmpty()) {
      reasons.add(
          "none of its %d certificates holds %s"
              .formatted(all.size(), String.join(", ", wanted.all())));
    }
    for (ForeignCertificate one : fitting) {
      String fault = one.fault();
      reasons.add(
          fault == null ? one.name() + " is valid until " + one.ends() + " and not now" : fault);
    }
    return new CertificatesException(
        DAMAGED_FILE,
        folder.toString(),
        "In the folder " + folder + " of " + program() + ", " + String.join("; ", reasons) + ".");
  }

  private static CertificatesException noAccess(Path folder, String sentence) {
    return new CertificatesException(FILE_ACCESS, folder.toString(), sentence);
  }
}
