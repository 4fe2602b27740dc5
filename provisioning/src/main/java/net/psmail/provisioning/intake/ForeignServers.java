package net.psmail.provisioning.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.elsewhere.PublicAddresses;
import net.psmail.provisioning.elsewhere.Roots;
import net.psmail.provisioning.mailserver.ForeignMailStore;

/** Servers of other providers, if they are what they say, and nobody's neighbours. */
@ApplicationScoped
class ForeignServers {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

  private final IntakeSettings settings = IntakeSettings.read();
  private final SSLSocketFactory trust = Roots.trust("psmail.import.roots", settings.roots());

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
}
