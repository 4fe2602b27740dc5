package net.psmail.certificates.localca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate before it is signed, with the extensions of <a
 * href="https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1">RFC 5280, 4.2.1</a>.
 */
final class CertificateDraft {

  private static final int LONGEST_COMMON_NAME = 64;
  private static final int SERIAL_BITS = 159;

  private final X509v3CertificateBuilder builder;
  private final SecureRandom random;

  private CertificateDraft(X509v3CertificateBuilder builder, SecureRandom random) {
    this.builder = builder;
    this.random = random;
  }

  static CertificateDraft root(PublicKey key, Life life, SecureRandom random) {
    byte[] tag = new byte[4];
    random.nextBytes(tag);
    // The tag tells two installations' roots apart in a list of trusted authorities.
    X500Name name = commonName("PSMail local CA " + HexFormat.of().formatHex(tag));
    return draft(name, name, key, life, random)
        .with(Extension.basicConstraints, true, new BasicConstraints(1))
        .with(Extension.keyUsage, true, authority());
  }

  static CertificateDraft issuing(
      X509Certificate root, PublicKey key, Life life, SecureRandom random) {
    X500Name rootName = nameOf(root);
    X500Name name =
        new X500NameBuilder()
            .addRDN(rootName.getRDNs()[0].getFirst())
            .addRDN(BCStyle.OU, "Issuing certificate")
            .build();
    return draft(rootName, name, key, life, random)
        .with(Extension.basicConstraints, true, new BasicConstraints(0))
        .with(Extension.keyUsage, true, authority())
        .with(Extension.extendedKeyUsage, false, ofAllPurposes())
        .issuedUnder(root);
  }

  static CertificateDraft leaf(
      X509Certificate issuer,
      PublicKey key,
      CertificateNames names,
      Purpose purpose,
      Life life,
      SecureRandom random) {
    boolean nameFits = names.primary().length() <= LONGEST_COMMON_NAME;
    X500Name subject = nameFits ? commonName(names.primary()) : new X500NameBuilder().build();
    return draft(nameOf(issuer), subject, key, life, random)
        .with(Extension.basicConstraints, true, new BasicConstraints(false))
        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.usage()))
        .with(Extension.subjectAlternativeName, !nameFits, alternatives(names))
        .issuedUnder(issuer);
  }

  CertificateDraft permitting(CertificateNames scope) {
    return with(Extension.nameConstraints, true, PermittedNames.extension(scope));
  }

  X509Certificate signedBy(PrivateKey key) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setSecureRandom(random)
                      .build(key)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CertificateDraft draft(
      X500Name issuer, X500Name subject, PublicKey key, Life life, SecureRandom random) {
    return new CertificateDraft(
            new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                Date.from(life.begins()),
                Date.from(life.ends()),
                subject,
                key),
            random)
        .with(Extension.subjectKeyIdentifier, false, identifiers().createSubjectKeyIdentifier(key));
  }

  private CertificateDraft issuedUnder(X509Certificate issuer) {
    return with(
        Extension.authorityKeyIdentifier,
        false,
        identifiers().createAuthorityKeyIdentifier(issuer.getPublicKey()));
  }

  private CertificateDraft with(
      ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
    try {
      builder.addExtension(extension, critical, value);
      return this;
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames alternatives(CertificateNames names) {
    List<GeneralName> all = new ArrayList<>();
    names.hosts().forEach(host -> all.add(new GeneralName(GeneralName.dNSName, host)));
    names.addresses().forEach(ip -> all.add(new GeneralName(GeneralName.iPAddress, ip)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  private static X500Name commonName(String text) {
    return new X500NameBuilder().addRDN(BCStyle.CN, text).build();
  }

  private static X500Name nameOf(X509Certificate certificate) {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  private static KeyUsage authority() {
    return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
  }

  /** Programs refuse what is under an issuer that is not for their purpose. */
  private static ExtendedKeyUsage ofAllPurposes() {
    return new ExtendedKeyUsage(
        Arrays.stream(Purpose.values()).map(Purpose::usage).toArray(KeyPurposeId[]::new));
  }

  private static JcaX509ExtensionUtils identifiers() {
    try {
      return new JcaX509ExtensionUtils();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
