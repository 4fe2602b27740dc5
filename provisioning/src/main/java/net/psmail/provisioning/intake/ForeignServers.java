package net.psmail.provisioning.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.mailserver.ForeignMailStore;

/** Servers of other providers, if they are what they say, and nobody's neighbours. */
@ApplicationScoped
class ForeignServers {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

  private final IntakeSettings settings = IntakeSettings.read();
  private final SSLSocketFactory trust = trust(settings);

  /**
   * Looks a server up; from then on its address is this one.
   *
   * @throws ProvisioningException IMPORT_REFUSED
   */
  ForeignMailStore find(IntakeWish wish) {
    if (!settings.ports().contains(wish.port())) {
      throw ProvisioningException.importRefused(IntakeFault.PORT_FORBIDDEN, null);
    }
    return new ForeignMailStore(
        address(wish.host()), wish.host(), wish.port(), wish.security(), trust);
  }

  /** All addresses of a name must be public: which one is called is chance. */
  private InetAddress address(String host) {
    if (!NAME.matcher(host).matches()) {
      throw ProvisioningException.importRefused(IntakeFault.HOST_UNKNOWN, null);
    }
    try {
      InetAddress[] addresses = InetAddress.getAllByName(host);
      if (!settings.privateHosts()
          && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
        throw ProvisioningException.importRefused(IntakeFault.HOST_FORBIDDEN, null);
      }
      return addresses[0];
    } catch (UnknownHostException unknown) {
      throw ProvisioningException.importRefused(IntakeFault.HOST_UNKNOWN, unknown);
    }
  }

  /**
   * Logs in.
   *
   * @throws ProvisioningException IMPORT_REFUSED
   */
  static Store open(ForeignMailStore server, IntakeWish wish) {
    try {
      return server.open(wish.user(), wish.password());
    } catch (AuthenticationFailedException refused) {
      throw ProvisioningException.importRefused(IntakeFault.SIGN_IN_REFUSED, null);
    } catch (MessagingException failure) {
      throw ProvisioningException.importRefused(
          isUntrusted(failure) ? IntakeFault.UNTRUSTED : IntakeFault.UNREACHABLE, failure);
    }
  }

  private static boolean isUntrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException
          || (cause instanceof SSLException && hasCertificate(cause))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCertificate(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("ertificat");
  }

  private static SSLSocketFactory trust(IntakeSettings settings) {
    try {
      List<Certificate> all = new ArrayList<>(ofJdk());
      if (settings.roots().isPresent()) {
        all.addAll(read(settings.roots().get()));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < all.size(); i++) {
        store.setCertificateEntry("root" + i, all.get(i));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(store), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException failure) {
      throw ProvisioningException.startRefused(
          "The setting psmail.import.roots makes no sense: write the path of a PEM file.", failure);
    }
  }

  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<X509Certificate> ofJdk() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
        .toList();
  }

  private static List<Certificate> read(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }
}
