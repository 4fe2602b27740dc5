package net.psmail.portal.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.portal.view.CertificateFacts;

/** A certificate in the words of people. */
public final class Facts {

  private Facts() {}

  /** What a certificate says of itself. */
  public static CertificateFacts of(CertificateStatus status) {
    return new CertificateFacts(
        issuer(status.issuer()),
        status.names(),
        status.notBefore(),
        status.notAfter(),
        CertificateFacts.groups(status.sha256()));
  }

  /** The organisation with its own word for the certificate, as far as a name says both. */
  static String issuer(String distinguishedName) {
    Map<String, String> parts = parts(distinguishedName);
    List<String> words = new ArrayList<>();
    for (String type : List.of("O", "CN")) {
      if (parts.containsKey(type)) {
        words.add(parts.get(type));
      }
    }
    return switch (words.size()) {
      case 0 -> distinguishedName;
      case 1 -> words.get(0);
      default -> words.get(0) + " (" + words.get(1) + ")";
    };
  }

  private static Map<String, String> parts(String distinguishedName) {
    Map<String, String> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try {
      new LdapName(distinguishedName)
          .getRdns()
          .forEach(part -> parts.put(part.getType(), String.valueOf(part.getValue())));
    } catch (InvalidNameException notOne) {
      // Shown as it is.
    }
    return parts;
  }
}
