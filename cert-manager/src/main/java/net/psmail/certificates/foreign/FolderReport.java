package net.psmail.certificates.foreign;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.certificates.CertificatesException;

/**
 * What another ACME program keeps in its folder, and what to write to take it over; {@code
 * deploy/psmail certificates FOLDER} prints it.
 */
public final class FolderReport {

  private static final String USUAL_KEY = "ec-p256";
  private static final int LONGEST_ID = 60;

  private final ForeignFolder origin;
  private final Path folder;
  private final Path data;
  private final Instant now;
  private final List<ForeignCertificate> certificates;

  FolderReport(Path folder, Path data, Instant now) {
    this.origin = ForeignFolder.open(folder);
    this.folder = folder;
    this.data = data;
    this.now = now;
    this.certificates = origin.certificates();
  }

  /**
   * Prints the report of a folder. Ends with status 1 and a sentence when there is nothing in it,
   * or something that cannot be read.
   *
   * @param arguments the folder, and the data directory of PSMail
   */
  public static void main(String[] arguments) {
    try {
      FolderReport report =
          new FolderReport(
              Path.of(arguments[0]).toAbsolutePath().normalize(),
              Path.of(arguments[1]),
              Clock.systemUTC().instant());
      System.out.print(report.text());
      report.requireSound();
    } catch (CertificatesException e) {
      System.out.flush();
      System.err.println("psmail: " + e.getMessage());
      System.exit(1);
    }
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("This is a folder of " + origin.program() + ": " + folder);
    certificates.forEach(certificate -> lines.addAll(facts(certificate)));
    List<String> settings = settings();
    if (!settings.isEmpty()) {
      lines.add("");
      lines.add("To take over what is good, write these lines into psmail.properties. For the");
      lines.add(
          "site's certificate and that of the mail ports write site and mail in the place of");
      lines.add("the name after psmail.certificate, and leave their names and file out.");
      lines.add("");
      lines.addAll(settings);
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * @throws CertificatesException when there is nothing, or something that cannot be taken over
   */
  void requireSound() {
    if (certificates.isEmpty()) {
      throw unsound("There is no certificate in " + folder + ".");
    }
    long faulty = certificates.stream().filter(one -> one.fault() != null).count();
    if (faulty > 0) {
      throw unsound(
          "%d of the %d certificates in %s cannot be taken over, as said above."
              .formatted(faulty, certificates.size(), folder));
    }
  }

  private List<String> facts(ForeignCertificate certificate) {
    List<String> lines = new ArrayList<>(List.of("", certificate.name()));
    if (!certificate.chain().isEmpty()) {
      lines.add(fact("Names", String.join(", ", certificate.names())));
      lines.add(fact("Key", certificate.keyType()));
      String issuer = certificate.chain().get(0).getIssuerX500Principal().getName();
      lines.add(
          fact(
              "Issuer",
              certificate.server() == null ? issuer : issuer + " at " + certificate.server()));
      lines.add(
          fact(
              certificate.ends().isBefore(now) ? "Expired" : "Until",
              certificate.ends().toString()));
    }
    String fault = certificate.fault();
    lines.add(
        fault == null
            ? fact("Sound", "the key belongs to it, and its chain is in order")
            : fact("Faulty", fault));
    return lines;
  }

  private List<String> settings() {
    List<String> lines = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of("site", "mail"));
    for (ForeignCertificate certificate : certificates) {
      if (isGood(certificate)) {
        String id = id(certificate.name(), taken);
        ids.add(id);
        lines.addAll(settings(id, certificate));
      }
    }
    if (!ids.isEmpty()) {
      lines.add(0, "psmail.certificates=" + String.join(", ", ids));
    }
    for (String account : origin.accounts()) {
      lines.add("# For the issuer (its name instead of NAME) that has its directory at " + account);
      lines.add("psmail.issuer.NAME.account.import=" + folder);
    }
    return lines;
  }

  private List<String> settings(String id, ForeignCertificate certificate) {
    String key = "psmail.certificate." + id + ".";
    List<String> lines = new ArrayList<>();
    lines.add(key + "import=" + folder);
    lines.add(key + "names=" + String.join(", ", certificate.names()));
    lines.add(key + "file=" + data.resolve("tls").resolve(id + ".pem"));
    if (!certificate.keyType().equals(USUAL_KEY)) {
      lines.add(key + "key=" + certificate.keyType());
    }
    if (certificate.names().stream().anyMatch(name -> name.startsWith("*."))) {
      lines.add(key + "challenge=dns-01");
    }
    return lines;
  }

  private boolean isGood(ForeignCertificate certificate) {
    return certificate.fault() == null
        && certificate.isValid(now)
        && !certificate.names().isEmpty();
  }

  /** As settings may call it, and no other of these. */
  private static String id(String name, Set<String> taken) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    String stem = trimmed.isEmpty() ? "certificate" : trimmed;
    String shortened = stem.length() <= LONGEST_ID ? stem : stem.substring(0, LONGEST_ID);
    String id = shortened;
    for (int i = 2; !taken.add(id); i++) {
      id = shortened + "-" + i;
    }
    return id;
  }

  private static String fact(String what, String value) {
    return "  %-8s%s".formatted(what, value);
  }

  private CertificatesException unsound(String sentence) {
    return new CertificatesException(
        CertificatesException.Kind.DAMAGED_FILE, folder.toString(), sentence);
  }
}
