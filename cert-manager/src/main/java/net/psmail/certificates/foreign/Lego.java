package net.psmail.certificates.foreign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * {@code ~/.lego}. {@code certificates/NAME.crt} has the chain, or only the leaf with the rest in
 * {@code NAME.issuer.crt}; {@code NAME.key} and {@code NAME.json} belong to it. Account keys are
 * PEM in {@code accounts/HOST_PORT/MAIL/keys/MAIL.key}; which directory of that host they are for
 * is written nowhere.
 *
 * @see <a href="https://go-acme.github.io/lego/usage/cli/general-instructions/">lego</a>
 */
record Lego(Path folder) implements Layout {

  private static final String CHAIN = ".crt";
  private static final String ISSUER = ".issuer.crt";
  private static final int DEPTH_OF_KEYS = 3;

  static boolean isAt(Path folder) {
    return Files.isDirectory(folder.resolve("certificates"));
  }

  @Override
  public String program() {
    return "lego";
  }

  @Override
  public List<ForeignCertificate> certificates() throws IOException {
    List<ForeignCertificate> certificates = new ArrayList<>();
    for (Path file : Reading.entries(folder.resolve("certificates"))) {
      String name = Reading.name(file);
      if (name.endsWith(CHAIN) && !name.endsWith(ISSUER)) {
        certificates.add(certificate(file, name.substring(0, name.length() - CHAIN.length())));
      }
    }
    return certificates;
  }

  @Override
  public List<Path> accountKeys() throws IOException {
    return Reading.below(folder.resolve("accounts"), ".key", DEPTH_OF_KEYS);
  }

  @Override
  public List<String> servers(URI directory) {
    return List.of(directory.getAuthority());
  }

  @Override
  public String server(Path accountKey) {
    String host = folder.resolve("accounts").relativize(accountKey).getName(0).toString();
    return host.replace('_', ':');
  }

  private static ForeignCertificate certificate(Path file, String name) {
    String server = server(file.resolveSibling(name + ".json"), "certUrl");
    Path key = file.resolveSibling(name + ".key");
    ForeignCertificate bundle = ForeignCertificate.read(name, server, List.of(file), key);
    Path issuer = file.resolveSibling(name + ISSUER);
    return bundle.chain().size() == 1 && Files.exists(issuer)
        ? ForeignCertificate.read(name, server, List.of(file, issuer), key)
        : bundle;
  }

  private static @Nullable String server(Path json, String member) {
    try {
      Map<String, Object> members = JsonUtil.parseJson(Reading.text(json));
      return members.get(member) instanceof String url ? ForeignCertificate.serverOf(url) : null;
    } catch (IOException | JoseException unreadable) {
      return null;
    }
  }
}
