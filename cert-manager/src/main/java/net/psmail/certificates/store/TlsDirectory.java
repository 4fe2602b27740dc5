package net.psmail.certificates.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/** The directory where keys and certificates lie. Whoever writes holds the lock. */
public final class TlsDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY = fromString("rw-------");
  private static final Set<PosixFilePermission> FOR_THE_GROUP_TO_READ = fromString("rw-r-----");
  private static final Set<PosixFilePermission> FOR_ALL_TO_READ = fromString("rw-r--r--");

  // A file lock belongs to the whole JVM: between its threads it is an error, not a wait.
  private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

  private final Path directory;

  public TlsDirectory(Path directory) {
    this.directory = directory;
  }

  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Runs the act while no other thread or process runs one on this directory. */
  public <T> T locked(Supplier<T> act) {
    WITHIN_THIS_JVM.lock();
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
              FileChannel.open(file(".lock"), Set.of(CREATE, WRITE), asFileAttribute(OWNER_ONLY));
          FileLock held = channel.lock()) {
        T result = act.get();
        held.release();
        return result;
      }
    } catch (IOException e) {
      throw noAccess(directory, e);
    } finally {
      WITHIN_THIS_JVM.unlock();
    }
  }

  /**
   * The key and chain in the file, or nothing when there is no such file.
   *
   * @throws CertificatesException DAMAGED_FILE, FILE_ACCESS
   */
  public Optional<KeyedChain> read(String name) {
    return read(name, Pem::keyedChain);
  }

  /** The certificate in the file, or nothing when there is no such file. */
  public Optional<X509Certificate> readCertificate(String name) {
    return read(name, Pem::certificate);
  }

  /**
   * The certificates in the file, leaf first, whoever wrote it and whatever else is in it; none
   * when there is no such file or nothing in it can be read.
   */
  public List<X509Certificate> certificates(String name) {
    Path file = file(name);
    try {
      return Files.exists(file) ? Pem.certificates(Files.readString(file, ISO_8859_1)) : List.of();
    } catch (IOException e) {
      throw noAccess(file, e);
    }
  }

  /** Whether both files are there and hold the same. */
  public boolean same(String one, String another) {
    try {
      return Files.exists(file(one))
          && Files.exists(file(another))
          && Files.mismatch(file(one), file(another)) == -1;
    } catch (IOException e) {
      throw noAccess(file(one), e);
    }
  }

  /** Puts key and chain into the file, for the owner alone to read. */
  public void write(String name, KeyedChain chain) {
    write(name, chain, null);
  }

  /** Puts key and chain into the file, for the owner to read and, if one is named, a group. */
  public void write(String name, KeyedChain chain, @Nullable String group) {
    write(file(name), Pem.of(chain).getBytes(US_ASCII), modeFor(group), group);
  }

  /** Puts the same bytes into another file, for the owner to read and, if one is named, a group. */
  public void copy(String from, String to, @Nullable String group) {
    try {
      write(file(to), Files.readAllBytes(file(from)), modeFor(group), group);
    } catch (IOException e) {
      throw noAccess(file(from), e);
    }
  }

  /** Puts a certificate into the file, for all to read. */
  public void writeCertificate(String name, X509Certificate certificate) {
    write(file(name), Pem.of(certificate).getBytes(US_ASCII), FOR_ALL_TO_READ, null);
  }

  /** Takes a file out of the way without losing it, and says where it went. */
  public Path setAside(String name) {
    Path aside = file(name + ".damaged");
    try {
      Files.move(file(name), aside, ATOMIC_MOVE);
      return aside;
    } catch (IOException e) {
      throw noAccess(file(name), e);
    }
  }

  /** Removes a file, if it is there. */
  public void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw noAccess(file(name), e);
    }
  }

  /** The certificate as {@link #writeCertificate} would write it. */
  public static String pem(X509Certificate certificate) {
    return Pem.of(certificate);
  }

  /** The certificates in a text, whatever else is in it; none when it cannot be read. */
  public static List<X509Certificate> readPem(String text) {
    return Pem.certificates(text);
  }

  private static Set<PosixFilePermission> modeFor(@Nullable String group) {
    return group == null ? OWNER_ONLY : FOR_THE_GROUP_TO_READ;
  }

  private <T> Optional<T> read(String name, Function<String, T> parser) {
    Path file = file(name);
    try {
      return Files.exists(file)
          ? Optional.of(parser.apply(Files.readString(file, US_ASCII)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw damaged(file, "it is not complete PEM", e);
    } catch (IOException e) {
      throw noAccess(file, e);
    }
  }

  private static void write(
      Path file, byte[] content, Set<PosixFilePermission> mode, @Nullable String group) {
    try {
      WholeFile.write(file, content, mode, group);
    } catch (IOException e) {
      throw noAccess(file, e);
    }
  }

  private static CertificatesException damaged(Path file, String reason, Exception cause) {
    return new CertificatesException(
        CertificatesException.Kind.DAMAGED_FILE,
        file.toString(),
        file + " is damaged (" + reason + "): put it back from a backup.",
        cause);
  }

  private static CertificatesException noAccess(Path file, IOException cause) {
    return new CertificatesException(
        CertificatesException.Kind.FILE_ACCESS,
        file.toString(),
        file + " cannot be read or written: " + cause,
        cause);
  }
}
