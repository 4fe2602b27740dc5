package net.psmail.status.probe;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What a handshake showed.
 *
 * @param certificate what there is to say of the certificate
 * @param protocol as Java calls it, such as TLSv1.3
 * @param left until the first certificate of the chain ends
 * @param chain as the server presented it, its own certificate first
 */
record Secured(Finding certificate, String protocol, Duration left, List<X509Certificate> chain) {

  /** Goes on only where a password is safe. */
  void trustworthy() throws Trouble {
    if (certificate != Finding.WORKS) {
      throw new Trouble(certificate, null);
    }
  }

  /** What this makes of a look that went well otherwise. */
  Sight judge(Probe probe, String detail) {
    if (certificate != Finding.WORKS) {
      return new Sight(certificate, detail);
    }
    if (probe.option("tls", "1.2").equals("1.3") && !protocol.equals("TLSv1.3")) {
      return new Sight(Finding.TLS_TOO_OLD, protocol);
    }
    if (left.toDays() < probe.option("days", 0)) {
      return new Sight(Finding.CERTIFICATE_ENDS_SOON, left.toDays() + " days left");
    }
    return Sight.works(detail);
  }
}
