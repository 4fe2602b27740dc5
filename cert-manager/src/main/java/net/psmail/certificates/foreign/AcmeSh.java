package net.psmail.certificates.foreign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code ~/.acme.sh}. {@code NAME/}, or {@code NAME_ecc/} for keys of curves, has {@code
 * fullchain.cer}, {@code NAME.key} and {@code NAME.conf}. Account keys are PEM in {@code
 * ca/HOST/PATH/account.key}, in old folders in {@code ca/HOST/}; ports are not in it.
 *
 * @see <a href="https://github.com/acmesh-official/acme.sh/wiki">acme.sh</a>
 */
record AcmeSh(Path folder) implements Layout {

  private static final Pattern SERVER = Pattern.compile("(?m)^Le_API='?([^'\\s]+)");
  private static final String OF_CURVES = "_ecc";
  private static final String CHAIN = "fullchain.cer";
  private static final int DEEPEST_PATH = 6;

  static boolean isAt(Path folder) {
    return Files.isDirectory(folder.resolve("ca")) || Files.exists(folder.resolve("account.conf"));
  }

  @Override
  public String program() {
    return "acme.sh";
  }

  @Override
  public List<ForeignCertificate> certificates() throws IOException {
    List<ForeignCertificate> certificates = new ArrayList<>();
    for (Path entry : Reading.entries(folder)) {
      if (Files.exists(entry.resolve(CHAIN))) {
        String name = Reading.name(entry);
        String stem =
            name.endsWith(OF_CURVES) ? name.substring(0, name.length() - OF_CURVES.length()) : name;
        certificates.add(
            ForeignCertificate.read(
                name,
                ForeignCertificate.serverOf(Reading.found(SERVER, entry.resolve(stem + ".conf"))),
                List.of(entry.resolve(CHAIN)),
                entry.resolve(stem + ".key")));
      }
    }
    return certificates;
  }

  @Override
  public List<Path> accountKeys() throws IOException {
    return Reading.below(folder.resolve("ca"), "account.key", DEEPEST_PATH);
  }

  @Override
  public List<String> servers(URI directory) {
    return List.of(directory.getHost() + Layout.path(directory), directory.getHost());
  }

  @Override
  public String server(Path accountKey) {
    return folder.resolve("ca").relativize(accountKey.resolve("..").normalize()).toString();
  }
}
