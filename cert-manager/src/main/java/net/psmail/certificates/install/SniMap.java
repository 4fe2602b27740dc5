package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.store.TlsDirectory;
import net.psmail.certificates.store.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Postfix's {@code tls_server_sni_maps}: which file serves which name. Keys and chains are copied
 * into the table when {@code postmap -F} makes it, so a new certificate needs a new table, and then
 * the {@link Command} by which Postfix takes it up. Lines of other certificates stay.
 *
 * @param file the text from which the table is made
 * @param type of the table
 * @param configuration Postfix's directory, or null for where it looks by itself
 * @see <a href="https://www.postfix.org/postconf.5.html#tls_server_sni_maps">Postfix's manual</a>
 */
public record SniMap(Path file, Type type, @Nullable Path configuration) implements Reload {

  private static final Set<PosixFilePermission> OWNER_ONLY = fromString("rw-------");

  /** The kinds of table; which of them there are depends on the Postfix. */
  public enum Type {
    HASH(".db"),
    BTREE(".db"),
    CDB(".cdb"),
    LMDB(".lmdb");

    private final String ending;

    Type(String ending) {
      this.ending = ending;
    }

    String table(Path text) {
      return name().toLowerCase(Locale.ROOT) + ":" + text;
    }
  }

  public SniMap {
    if (file.getParent() == null) {
      throw new IllegalArgumentException(file + " must be the whole path of a table.");
    }
  }

  @Override
  public void reload(Path pem, KeyedChain chain) {
    Path directory = file.toAbsolutePath().getParent();
    new TlsDirectory(directory == null ? file : directory)
        .locked(
            () -> {
              rewrite(pem, chain);
              return true;
            });
  }

  /** Beside what is used, as postmap would write into it while Postfix reads. */
  private void rewrite(Path pem, KeyedChain chain) {
    Path next = beside(".next");
    try {
      String text = String.join("\n", lines(pem, chain)) + "\n";
      WholeFile.write(next, text.getBytes(US_ASCII), OWNER_ONLY, null);
      Command.with("postmap", configuration, "-F", type.table(next)).reload(pem, chain);
      WholeFile.moveTo(beside(type.ending), beside(".next" + type.ending));
      WholeFile.moveTo(file, next);
    } catch (IOException e) {
      throw new CertificatesException(
          FILE_ACCESS, file.toString(), file + " cannot be read or written: " + e, e);
    }
  }

  private List<String> lines(Path pem, KeyedChain chain) throws IOException {
    List<String> hosts = CertificateNames.in(chain.leaf()).hosts();
    List<String> lines = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, US_ASCII)) {
        List<String> words = List.of(line.strip().split("\\s+", 2));
        if (!hosts.contains(words.get(0)) && !words.contains(pem.toString())) {
          lines.add(line);
        }
      }
    }
    hosts.forEach(host -> lines.add(host + " " + pem));
    return lines;
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
