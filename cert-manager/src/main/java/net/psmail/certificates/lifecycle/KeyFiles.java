package net.psmail.certificates.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static net.psmail.certificates.CertificatesException.Kind.DAMAGED_FILE;
import static net.psmail.certificates.CertificatesException.Kind.FILE_ACCESS;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.KeyPair;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.store.TlsDirectory;
import net.psmail.certificates.store.WholeFile;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/**
 * Keys that have no certificate: accounts' and those of orders. Their owner alone may read them.
 */
public class KeyFiles {

  private static final Set<PosixFilePermission> OWNER_ONLY = fromString("rw-------");

  private final Path directory;

  public KeyFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The key in the file; when there is none, a new one, which is on the disk before it is used.
   *
   * @throws CertificatesException DAMAGED_FILE, FILE_ACCESS
   */
  public final KeyPair readOrMake(String name, Supplier<KeyPair> maker) {
    Optional<KeyPair> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    KeyPair made = maker.get();
    keep(name, made);
    return made;
  }

  /** The key in the file, if there is one. */
  public Optional<KeyPair> find(String name) {
    Path file = file(name);
    try {
      return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (IOException e) {
      throw noAccess(file, e);
    }
  }

  /** Puts the key into the file, in the place of any other. */
  public void keep(String name, KeyPair pair) {
    Path file = file(name);
    try {
      write(file, pair);
    } catch (IOException e) {
      throw noAccess(file, e);
    }
  }

  /** Removes the key, which then is served or was given up. */
  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw noAccess(file(name), e);
    }
  }

  /** Runs the act while no other thread or process runs one on these keys. */
  public <T> T locked(Supplier<T> act) {
    return new TlsDirectory(directory).locked(act);
  }

  private Path file(String name) {
    return directory.resolve(name + ".key");
  }

  private static KeyPair read(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file, US_ASCII);
        PEMParser parser = new PEMParser(text)) {
      if (parser.readObject() instanceof PEMKeyPair pair) {
        return new JcaPEMKeyConverter().getKeyPair(pair);
      }
      throw damaged(file);
    } catch (RuntimeException | org.bouncycastle.openssl.PEMException e) {
      // Without the cause: its message may quote the key's bytes.
      throw damaged(file);
    }
  }

  private void write(Path file, KeyPair pair) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(pair);
    }
    Files.createDirectories(directory);
    WholeFile.write(file, text.toString().getBytes(US_ASCII), OWNER_ONLY, null);
  }

  private static CertificatesException damaged(Path file) {
    return new CertificatesException(
        DAMAGED_FILE,
        file.toString(),
        file + " does not hold a private key: put it back from a backup, or move it away.");
  }

  private static CertificatesException noAccess(Path file, IOException cause) {
    return new CertificatesException(
        FILE_ACCESS, file.toString(), file + " cannot be read or written: " + cause, cause);
  }
}
