package net.psmail.certificates.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import net.psmail.certificates.store.TlsDirectory;

/** Folders as other programs leave them. */
public record TrialFolder(Path path) {

  private static final String OF_LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

  /** A further version of certbot's, to which its links then lead. */
  public void certbot(String name, int version, Kept kept) {
    certbot(name, version, kept, KeyText.PLAIN);
  }

  void certbot(String name, int version, Kept kept, KeyText form) {
    Path archive = path.resolve("archive").resolve(name);
    List<X509Certificate> chain = kept.chain();
    write(archive.resolve("cert" + version + ".pem"), pem(chain.subList(0, 1)));
    write(archive.resolve("chain" + version + ".pem"), pem(chain.subList(1, chain.size())));
    write(archive.resolve("fullchain" + version + ".pem"), pem(chain));
    write(archive.resolve("privkey" + version + ".pem"), form.of(kept.key()));
    for (String part : List.of("cert", "chain", "fullchain", "privkey")) {
      link(
          path.resolve("live").resolve(name).resolve(part + ".pem"),
          Path.of("..", "..", "archive", name, part + version + ".pem"));
    }
    certbotRenewal(name, OF_LETS_ENCRYPT, "0123");
    write(path.resolve("live/README"), "This directory contains your keys and certificates.\n");
  }

  /** By whom and with which account certbot has a certificate renewed. */
  public void certbotRenewal(String name, String directory, String account) {
    write(
        path.resolve("renewal").resolve(name + ".conf"),
        """
        version = 4.0.0
        archive_dir = %s/archive/%s
        [renewalparams]
        account = %s
        authenticator = webroot
        server = %s
        """
            .formatted(path, name, account, directory));
  }

  /** An account of certbot's. */
  public void certbotAccount(URI directory, String id, KeyPair key) {
    write(certbotAccountKey(directory, id), KeyText.json(key));
  }

  Path certbotAccountKey(URI directory, String id) {
    String server = directory.getAuthority() + directory.getPath();
    return path.resolve("accounts").resolve(server).resolve(id).resolve("private_key.json");
  }

  void lego(String name, Kept kept, KeyText form) {
    write(lego(name, ".crt"), pem(kept.chain()));
    write(lego(name, ".issuer.crt"), pem(kept.chain().subList(1, kept.chain().size())));
    write(lego(name, ".key"), form.of(kept.key()));
    write(
        lego(name, ".json"),
        """
        {"domain": "%s", "certUrl": "https://ca.acme.test:14000/certZ/1", "certStableUrl": ""}
        """
            .formatted(name));
  }

  /** Without the issuer in the same file. */
  void legoWithoutBundle(String name, Kept kept) {
    lego(name, kept, KeyText.PLAIN);
    write(lego(name, ".crt"), pem(kept.chain().subList(0, 1)));
  }

  Path lego(String name, String ending) {
    return path.resolve("certificates").resolve(name + ending);
  }

  void legoAccount(String host, KeyPair key, KeyText form) {
    Path account = path.resolve("accounts").resolve(host).resolve("ops@acme.test");
    write(account.resolve("keys/ops@acme.test.key"), form.of(key));
    write(account.resolve("account.json"), "{\"email\": \"ops@acme.test\"}");
  }

  void acmeSh(String name, Kept kept, KeyText form) {
    String stem = name.replaceAll("_ecc$", "");
    Path folder = path.resolve(name);
    write(path.resolve("account.conf"), "LOG_LEVEL='1'\n");
    write(folder.resolve("fullchain.cer"), pem(kept.chain()) + "\n");
    write(folder.resolve(stem + ".cer"), pem(kept.chain().subList(0, 1)));
    write(folder.resolve(stem + ".key"), form.of(kept.key()));
    write(
        folder.resolve(stem + ".conf"),
        "Le_Domain='%s'\nLe_API='https://acme.zerossl.com/v2/DV90'\n".formatted(stem));
  }

  void acmeShAccount(String server, KeyPair key, KeyText form) {
    write(path.resolve("ca").resolve(server).resolve("account.key"), form.of(key));
    write(path.resolve("ca").resolve(server).resolve("ca.conf"), "CA_KEY_HASH='x'\n");
  }

  static void write(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, Path target) {
    try {
      Path parent = link.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pem(List<X509Certificate> chain) {
    return chain.stream().map(TlsDirectory::pem).collect(Collectors.joining());
  }
}
