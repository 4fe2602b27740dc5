package net.psmail.certificates.install;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What this process trusts when it calls a server of its own installation, which presents either a
 * certificate of the local CA or one that the operator got from a public authority.
 */
public final class ClientTls {

  private ClientTls() {}

  /** Trusts the authorities of the JDK. */
  public static SSLContext usual() {
    return trusting(List.of());
  }

  /** Trusts these roots and the authorities of the JDK. */
  public static SSLContext trusting(List<X509Certificate> roots) {
    try {
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      int number = 0;
      for (X509Certificate root : roots) {
        authorities.setCertificateEntry("root-" + number++, root);
      }
      for (TrustManager known : managers(null)) {
        if (known instanceof X509TrustManager x509) {
          for (X509Certificate authority : x509.getAcceptedIssuers()) {
            authorities.setCertificateEntry("jdk-" + number++, authority);
          }
        }
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(authorities), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those of the JDK for no key store. */
  private static TrustManager[] managers(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities);
    return factory.getTrustManagers();
  }
}
