package net.psmail.certificates.acme;

import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Asks one authority, whose own certificate may come from where the operator says. */
final class TrustingProvider extends GenericAcmeProvider {

  private final SSLContext trust;

  TrustingProvider(SSLContext trust) {
    this.trust = trust;
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(settings.getTimeout())
        .proxy(settings.getProxySelector())
        .sslContext(trust)
        .build();
  }
}
