package net.psmail.certificates.install;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import net.psmail.certificates.KeyedChain;

/**
 * What a server of this process presents: one certificate, exchangeable at any time by any thread.
 * Speaks TLS 1.2 and 1.3; older versions are off in every JDK that we run on.
 */
public final class ServerTls {

  private final SwappableKey keys;
  private final SSLContext context;

  public ServerTls(KeyedChain first) {
    keys = new SwappableKey(first);
    try {
      context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Presents this certificate from the next handshake on. */
  public void serve(KeyedChain chain) {
    keys.serve(chain);
  }

  public KeyedChain served() {
    return keys.served();
  }

  /** The same object for ever: servers keep it, the certificate behind it changes. */
  public SSLContext context() {
    return context;
  }

  KeyManager keyManager() {
    return keys;
  }
}
