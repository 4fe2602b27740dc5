package net.psmail.certificates.install;

import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/**
 * A security provider with one service: the key manager factory that the HTTPS listener of Payara
 * Micro is told to take ({@code deploy/payara/preboot.txt}). It is the only way into that listener
 * that lets a certificate change without closing connections. The listener may open once the
 * provider is registered ({@code deploy/payara/postdeploy.txt}), not before.
 */
public final class PsmailProvider extends Provider {

  /** The algorithm's name in the listener's settings, and the provider's. */
  public static final String NAME = "PSMAIL";

  private PsmailProvider(KeyManager keys) {
    super(NAME, "1", "PSMail's certificates for the listeners of this process");
    putService(new KeyManagers(this, keys));
  }

  /** Offers this certificate, in place of what an earlier deployment offered. */
  public static void register(ServerTls tls) {
    Security.removeProvider(NAME);
    Security.addProvider(new PsmailProvider(tls.keyManager()));
  }

  private static final class KeyManagers extends Service {

    private final transient KeyManager keys;

    KeyManagers(Provider provider, KeyManager keys) {
      super(provider, "KeyManagerFactory", NAME, Factory.class.getName(), List.of(), null);
      this.keys = keys;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return new Factory(keys);
    }
  }

  private static final class Factory extends KeyManagerFactorySpi {

    private final KeyManager keys;

    Factory(KeyManager keys) {
      this.keys = keys;
    }

    @Override
    protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {
      // The server offers its own key store; ours are given already.
    }

    @Override
    protected void engineInit(@Nullable ManagerFactoryParameters parameters) {
      // As above.
    }

    @Override
    protected KeyManager[] engineGetKeyManagers() {
      return new KeyManager[] {keys};
    }
  }
}
