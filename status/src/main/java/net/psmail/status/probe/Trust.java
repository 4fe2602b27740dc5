package net.psmail.status.probe;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a probe believes: the JDK's roots, and those in a file, which is read again when it changes
 * because the local authority may come to life after us.
 */
public final class Trust {

  private static final Logger LOG = Logger.getLogger(Trust.class.getName());

  private record Loaded(@Nullable FileTime of, X509ExtendedTrustManager roots) {}

  private final Path file;
  private @Nullable Loaded loaded;

  public Trust(Path file) {
    this.file = file;
  }

  CertificateCheck check() {
    return new CertificateCheck(roots());
  }

  /** A context of its own for each connection: a resumed session would hide the certificate. */
  static SSLContext context(CertificateCheck check) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {check}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /** Connections that believe these authorities, as they are now. */
  public SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {roots()}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  private synchronized X509ExtendedTrustManager roots() {
    FileTime changed = changed();
    Loaded current = loaded;
    if (current == null || !Objects.equals(current.of(), changed)) {
      current = new Loaded(changed, load());
      loaded = current;
    }
    return current.roots();
  }

  private @Nullable FileTime changed() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return null;
    }
  }

  private X509ExtendedTrustManager load() {
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      int number = 0;
      for (Certificate root : fromJdk()) {
        anchors.setCertificateEntry("root-" + number++, root);
      }
      for (Certificate root : fromFile()) {
        anchors.setCertificateEntry("root-" + number++, root);
      }
      return trustManager(anchors);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot hold trusted certificates", e);
    }
  }

  /** Read from its file, because an application server puts a store of its own in its place. */
  private static List<Certificate> fromJdk() {
    File store = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts").toFile();
    List<Certificate> roots = new ArrayList<>();
    try {
      KeyStore cacerts = KeyStore.getInstance(store, "changeit".toCharArray());
      for (String alias : Collections.list(cacerts.aliases())) {
        Certificate root = cacerts.getCertificate(alias);
        if (root != null) {
          roots.add(root);
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.WARNING, "Cannot read the JDK's trusted certificates from " + store, e);
    }
    return roots;
  }

  private Collection<? extends Certificate> fromFile() {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | GeneralSecurityException e) {
      LOG.log(Level.WARNING, "Cannot read trusted certificates from " + file, e);
      return List.of();
    }
  }

  private static X509ExtendedTrustManager trustManager(KeyStore anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
