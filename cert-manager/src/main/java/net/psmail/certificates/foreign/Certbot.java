package net.psmail.certificates.foreign;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /etc/letsencrypt}. {@code live/NAME/} has links to the version in use of those in {@code
 * archive/NAME/}, and {@code renewal/NAME.conf} says whose they are. Account keys are JSON Web Keys
 * in {@code accounts/HOST/PATH/ID/private_key.json}.
 *
 * @see <a href="https://eff-certbot.readthedocs.io/en/stable/using.html#where-certs">Certbot</a>
 */
record Certbot(Path folder) implements Layout {

  private static final Pattern SERVER = Pattern.compile("(?m)^\\s*server\\s*=\\s*(\\S+)");
  private static final Pattern ACCOUNT = Pattern.compile("(?m)^\\s*account\\s*=\\s*(\\S+)");
  private static final Pattern VERSION = Pattern.compile("fullchain(\\d+)\\.pem");
  private static final int DEEPEST_PATH = 6;

  static boolean isAt(Path folder) {
    return Files.isDirectory(folder.resolve("live"))
        || Files.isDirectory(folder.resolve("archive"));
  }

  @Override
  public String program() {
    return "certbot";
  }

  @Override
  public List<ForeignCertificate> certificates() throws IOException {
    Collection<String> names = new TreeSet<>();
    for (String part : List.of("live", "archive")) {
      for (Path entry : Reading.entries(folder.resolve(part))) {
        if (Files.isDirectory(entry)) {
          names.add(Reading.name(entry));
        }
      }
    }
    List<ForeignCertificate> certificates = new ArrayList<>();
    for (String name : names) {
      certificates.add(best(versions(name)));
    }
    return certificates;
  }

  @Override
  public List<Path> accountKeys() throws IOException {
    return Reading.below(folder.resolve("accounts"), "private_key.json", DEEPEST_PATH);
  }

  /** By how many certificates are renewed with it; among others the newest. */
  @Override
  public List<Path> inOrder(List<Path> keys, URI directory) throws IOException {
    Map<String, Integer> uses = new HashMap<>();
    for (Path file : Reading.entries(folder.resolve("renewal"))) {
      String account = Reading.found(ACCOUNT, file);
      if (account != null && directory.toString().equals(Reading.found(SERVER, file))) {
        uses.merge(account, 1, Integer::sum);
      }
    }
    Comparator<Path> mostUsed = comparing(key -> -uses.getOrDefault(id(key), 0));
    return keys.stream()
        .sorted(mostUsed.thenComparing(Certbot::modified, Comparator.reverseOrder()))
        .toList();
  }

  @Override
  public List<String> servers(URI directory) {
    return List.of(directory.getAuthority() + Layout.path(directory));
  }

  @Override
  public String server(Path accountKey) {
    return folder
        .resolve("accounts")
        .relativize(accountKey.resolve("../..").normalize())
        .toString();
  }

  private List<ForeignCertificate> versions(String name) throws IOException {
    String server =
        ForeignCertificate.serverOf(
            Reading.found(SERVER, folder.resolve("renewal").resolve(name + ".conf")));
    Path live = folder.resolve("live").resolve(name);
    List<ForeignCertificate> versions = new ArrayList<>();
    versions.add(
        ForeignCertificate.read(
            name, server, List.of(live.resolve("fullchain.pem")), live.resolve("privkey.pem")));
    for (Path file : Reading.entries(folder.resolve("archive").resolve(name))) {
      Matcher version = VERSION.matcher(Reading.name(file));
      if (version.matches()) {
        Path key = file.resolveSibling("privkey" + version.group(1) + ".pem");
        versions.add(ForeignCertificate.read(name, server, List.of(file), key));
      }
    }
    return versions;
  }

  private static ForeignCertificate best(List<ForeignCertificate> versions) {
    return versions.stream()
        .filter(version -> version.fault() == null)
        .max(comparing(ForeignCertificate::ends))
        .orElse(versions.get(0));
  }

  private static String id(Path key) {
    Path parent = key.getParent();
    return parent == null ? "" : Reading.name(parent);
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
