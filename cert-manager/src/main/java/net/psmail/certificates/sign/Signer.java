package net.psmail.certificates.sign;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import net.psmail.certificates.KeyedChain;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Signs with one key and the certificates that speak for it. */
public final class Signer {

  private static final String ALGORITHM = "SHA256withECDSA";

  private final KeyedChain chain;

  public Signer(KeyedChain chain) {
    this.chain = chain;
  }

  /** Whose key it is. */
  public X509Certificate certificate() {
    return chain.leaf();
  }

  /**
   * CMS SignedData in DER, with the content and the chain inside; the root is left out, for whoever
   * trusts it has it.
   */
  public byte[] sign(byte[] content) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder().build(ALGORITHM, chain.key(), chain.leaf()));
      generator.addCertificates(new JcaCertStore(chain.chain()));
      return generator
          .generate(new CMSProcessableByteArray(content), true)
          .getEncoded(ASN1Encoding.DER);
    } catch (OperatorCreationException
        | CertificateEncodingException
        | CMSException
        | IOException impossible) {
      throw new IllegalStateException("The content could not be signed", impossible);
    }
  }
}
