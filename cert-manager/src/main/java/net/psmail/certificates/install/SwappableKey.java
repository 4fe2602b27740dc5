package net.psmail.certificates.install;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import net.psmail.certificates.KeyedChain;
import org.jspecify.annotations.Nullable;

/**
 * A handshake asks three times: for an alias, for its key, for its chain. The alias therefore names
 * one generation of the certificate, and the generation before the current one stays available;
 * else a swap between the questions would mix the new key with the old chain.
 */
final class SwappableKey extends X509ExtendedKeyManager {

  private record Generation(long number, KeyedChain chain, @Nullable Generation previous) {

    String alias() {
      return "psmail-" + number;
    }

    Generation followedBy(KeyedChain next) {
      return new Generation(number + 1, next, new Generation(number, chain, null));
    }
  }

  private volatile Generation current;

  SwappableKey(KeyedChain first) {
    current = new Generation(1, first, null);
  }

  synchronized void serve(KeyedChain next) {
    current = current.followedBy(next);
  }

  KeyedChain served() {
    return current.chain();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return aliasFor(keyType);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return aliasFor(keyType);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    String alias = aliasFor(keyType);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    KeyedChain chain = find(alias);
    return chain == null ? null : chain.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    KeyedChain chain = find(alias);
    return chain == null ? null : chain.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  private @Nullable String aliasFor(String keyType) {
    Generation now = current;
    return now.chain().key().getAlgorithm().equals(keyType) ? now.alias() : null;
  }

  private @Nullable KeyedChain find(String alias) {
    for (Generation one = current; one != null; one = one.previous()) {
      if (one.alias().equals(alias)) {
        return one.chain();
      }
    }
    return null;
  }
}
