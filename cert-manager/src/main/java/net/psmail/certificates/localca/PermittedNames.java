package net.psmail.certificates.localca;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * The issuing certificate's name constraints, read by the same rules as a client reads them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10">RFC 5280, 4.2.1.10</a>
 */
final class PermittedNames {

  /**
   * Nobody has an address there (<a href="https://www.rfc-editor.org/rfc/rfc2606#section-2">RFC
   * 2606, 2</a>): what is issued for signing can speak for no mailbox.
   */
  private static final String NO_MAIL = "invalid";

  private final GeneralSubtree[] subtrees;

  private PermittedNames(GeneralSubtree[] subtrees) {
    this.subtrees = subtrees;
  }

  static PermittedNames of(X509Certificate issuing) {
    byte[] value = issuing.getExtensionValue(Extension.nameConstraints.getId());
    if (value == null) {
      throw new IllegalArgumentException("its certificate is not limited to names");
    }
    byte[] octets = ASN1OctetString.getInstance(value).getOctets();
    return new PermittedNames(NameConstraints.getInstance(octets).getPermittedSubtrees());
  }

  static NameConstraints extension(CertificateNames scope) {
    List<GeneralSubtree> all = new ArrayList<>();
    for (String host : scope.hosts()) {
      all.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, host)));
    }
    for (String address : scope.addresses()) {
      String oneAddress = address + (address.contains(":") ? "/128" : "/32");
      all.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, oneAddress)));
    }
    all.add(new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, NO_MAIL)));
    return new NameConstraints(all.toArray(GeneralSubtree[]::new), null);
  }

  Optional<String> firstOutside(CertificateNames names) {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    validator.intersectPermittedSubtree(subtrees);
    return Stream.concat(
            names.hosts().stream().filter(host -> !permits(validator, GeneralName.dNSName, host)),
            names.addresses().stream()
                .filter(address -> !permits(validator, GeneralName.iPAddress, address)))
        .findFirst();
  }

  private static boolean permits(PKIXNameConstraintValidator validator, int type, String name) {
    try {
      validator.checkPermitted(new GeneralName(type, name));
      return true;
    } catch (NameConstraintValidatorException e) {
      return false;
    }
  }
}
