package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.util.CertificateUtils;

/** Makes, for one connection, the certificate that proves the host which is asked for. */
final class TlsAlpnKey extends X509ExtendedKeyManager {

  private static final String ALIAS = "proof";

  private final ChallengeAnswers answers;
  private final KeyPair key;
  private @Nullable X509Certificate proof;

  TlsAlpnKey(ChallengeAnswers answers, KeyPair key) {
    this.answers = answers;
    this.key = key;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    if (!keyType.equals(key.getPublic().getAlgorithm())
        || !(socket instanceof SSLSocket tls)
        || !TlsAlpn01Challenge.ACME_TLS_1_PROTOCOL.equals(tls.getHandshakeApplicationProtocol())) {
      return null;
    }
    if (proof == null) {
      proof = host(tls).flatMap(this::proof).orElse(null);
    }
    return proof == null ? null : ALIAS;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
    X509Certificate made = proof;
    return made == null ? null : new X509Certificate[] {made};
  }

  @Override
  public PrivateKey getPrivateKey(@Nullable String alias) {
    return key.getPrivate();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String @Nullable [] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  private static Optional<String> host(SSLSocket tls) {
    List<SNIServerName> asked =
        ((ExtendedSSLSession) tls.getHandshakeSession()).getRequestedServerNames();
    return asked.stream()
        .filter(SNIHostName.class::isInstance)
        .map(name -> ((SNIHostName) name).getAsciiName().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private Optional<X509Certificate> proof(String host) {
    return answers.to(ChallengeKind.TLS_ALPN_01, host).map(answer -> certificate(host, answer));
  }

  private X509Certificate certificate(String host, String answer) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer.getBytes(US_ASCII));
      return CertificateUtils.createTlsAlpn01Certificate(key, TlsAlpnNames.of(host), digest);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
